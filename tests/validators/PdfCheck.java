// Shows PDF files to the veraPDF engine. Prints one line a finding: flavour, file, what is wrong, parted by tabs.
// usage: java -cp JARS PdfCheck.java FLAVOUR[,FLAVOUR...] FILE...     (flavours as veraPDF names them: ua1, 2a)
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class PdfCheck {
    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : args[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.fromString(name);
            for (int place = 1; place < args.length; place++) {
                for (String finding : findings(args[place], flavour)) {
                    System.out.println(name + "\t" + args[place] + "\t" + finding.replaceAll("\\s+", " "));
                }
            }
        }
    }

    /** The first example of each rule that the file breaks. */
    private static Iterable<String> findings(String file, PDFAFlavour flavour) {
        Map<String, String> found = new LinkedHashMap<>();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 3, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion each : result.getTestAssertions()) {
                String clause = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                found.putIfAbsent(clause, clause + ": " + each.getMessage() + " at " + each.getLocation().getContext());
            }
            if (!result.isCompliant() && found.isEmpty()) {
                found.put("", "does not comply");
            }
        } catch (Exception error) {
            found.put("", "cannot be read: " + error);
        }
        return found.values();
    }
}
