"""Why a file gave no bulletin, and what of it could not be read. An error also says what to do."""

from fieldpost.domain.message import Message

# The file as the system has it.
NO_SUCH_FILE = Message("there is no file {path}; check its name and folder")
MAY_NOT_BE_READ = Message("you may not read this file; ask its owner for the right to")
SYSTEM_CANNOT_READ = Message("the system cannot read this file ({error}); copy it anew")
FOLDER = Message("this is a folder; name a file in it")
DEVICE = Message("this is no file but a device or a pipe; save what it gives as a file first")
EMPTY = Message("the file is empty; ask for it again where it came from")
TOO_LARGE = Message("the file is larger than {most} MB; split it or make its pictures smaller")

# What it is instead.
PNG = Message("this is a PNG picture, not a bulletin")
JPEG = Message("this is a JPEG picture, not a bulletin")
GIF = Message("this is a GIF picture, not a bulletin")
TIFF = Message("this is a TIFF picture, not a bulletin")
BMP = Message("this is a BMP picture, not a bulletin")
PROGRAM = Message("this is a program, not a bulletin")
DATABASE = Message("this is a database, not a bulletin")
RTF = Message("this is an RTF file; save it as DOCX or PDF and read that")
POSTSCRIPT = Message("this is a PostScript file; save it as PDF and read that")
WORDPERFECT = Message("this is a WordPerfect file; save it as DOCX or PDF and read that")
WORD_XML = Message("this is a Word XML file; save it as DOCX or PDF and read that")
OLD_OFFICE = Message("this is a file of an Office program before 2007; save it as DOCX or PDF")
EXCEL = Message("this is an Excel workbook; save the sheet as HTML or PDF and read that")
POWERPOINT = Message("this is a PowerPoint file; save it as PDF and read that")
EPUB = Message("this is an e-book; save it as HTML or PDF and read that")
OPENDOCUMENT = Message("this is an OpenDocument file; save it as DOCX or PDF and read that")
GZIP = Message("this is a gzip archive; unpack it first")
RAR = Message("this is a RAR archive; unpack it first")
SEVEN_ZIP = Message("this is a 7-Zip archive; unpack it first")
ZIP = Message("this is a ZIP archive; unpack it and read the files in it one by one")
OF_NO_TYPE = Message("this is no text, HTML, Word (DOCX) or PDF file; save it as one of these")

# It does not open.
OFFICE_PASSWORD = Message("this Office file opens with a password only; save it without one")
PDF_PASSWORD = Message("this PDF opens with a password only; save it without one")
PART_PASSWORD = Message("a part of this file opens with a password only; save it without one")
BROKEN = Message("the file is cut off or broken; get it anew from where it came")
BROKE_READER = Message("the file is so damaged that its reader broke down; save it anew from its program")
WORD_WITHOUT_TEXT = Message("the text is missing from this Word file; save it anew in Word")
PICTURES_OF_PAGES = Message(
    "this PDF holds no text, only pictures of pages; make it searchable with a text recognition program"
)
NO_WORDS = Message("the file holds no words; open it and see whether anything but pictures is in it")
TOOK_TOO_LONG = Message("reading was stopped after {most} seconds; split the file or save it in another format")
WANTED_MEMORY = Message("reading was stopped for want of memory; split the file or save it anew")

# It was not opened.
DECLARES_ENTITIES = Message(
    "the file was not opened because it declares XML entities, as no office program does; ask its sender"
)
NESTS_TOO_DEEP = Message("the file was not opened because its tags nest over {most} deep; ask its sender what it is")
TOO_MANY_FILES = Message("the file was not opened because it holds {count} files; ask its sender what it is")
UNPACKS_TO_TOO_MUCH = Message(
    "the file was not opened because it unpacks to more than any document; ask its sender what it is"
)
PART_UNPACKS_TO_TOO_MUCH = Message(
    "the file was not opened because a file in it unpacks to more than any document; ask its sender what it is"
)
PART_IS_PACKED_TOO_WELL = Message(
    "the file was not opened because a file in it unpacks to hundreds of times its size; ask its sender what it is"
)
UNPACKS_TO_MORE_THAN_DECLARED = Message(
    "the file was not opened because it unpacks to more than it declares; ask its sender what it is"
)
HOLDS_ARCHIVE = Message("the file was not opened because it holds another archive; ask its sender what it is")

# It was read, but not all of it.
OTHER_THAN_NAMED = Message("the name ends in {suffix}, but the file is {sort} and was read as that")
PLAIN_TEXT = Message("plain text")
END_IS_MISSING = Message("the file is damaged: what follows the last passage is missing")
PAGES_LEFT_OUT = Message("the file has {count} pages; those after page {most} were not read")
PAGE_DAMAGED = Message("this page is damaged and could not be read")
PAGE_IS_PICTURE = Message("this page is a picture without text")
SIDEWAYS = Message("words that stand sideways were not read: {words}")
PARAGRAPH_CUT = Message("a paragraph of {count} characters was cut into {parts} passages")
NO_CHARACTER = Message("the byte 0x{byte} is no character in this file's encoding; read as {character}")
CHARACTER_LOST = Message("a character here was lost before the file reached us")
MORE_LOST = Message("{count} more characters could not be read")
