"""Fields that several forms have: a text in each language, and lists with one thing a line."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _


def language_name(code: str) -> str:
    """Return the name of a language in the person's own, its code where Django knows none."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def add_by_language(
    form: forms.BaseForm,
    name: str,
    label: str,
    *,
    languages: Iterable[str],
    values: Mapping[str, str],
    lines: int = 1,
    required: bool = False,
) -> None:
    """Give ``form`` a field ``name``_<language> for each of ``languages`` and each language that ``values`` has."""
    for number, language in enumerate(dict.fromkeys((*languages, *values))):
        widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput()
        widget.attrs["lang"] = language
        form.fields[f"{name}_{language}"] = forms.CharField(
            label=_("%(what)s in %(language)s") % {"what": label, "language": language_name(language)},
            required=required and number == 0,
            max_length=300 if lines == 1 else 4_000,
            initial=values.get(language, ""),
            widget=widget,
        )


def by_language(form: forms.BaseForm, name: str) -> dict[str, str]:
    """Return what was typed into the fields that ``add_by_language`` gave, without the empty ones."""
    typed = {field.removeprefix(f"{name}_"): form.cleaned_data.get(field) for field in form.fields if _is(field, name)}
    # A browser ends the lines of a text with CR LF.
    return {language: text.replace("\r\n", "\n") for language, text in typed.items() if text}


def fields_by_language(form: forms.BaseForm, name: str) -> list[forms.BoundField]:
    """Return these fields, for a template."""
    return [form[field] for field in form.fields if _is(field, name)]


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    def __init__(self, *, label: str | Promise, help_text: str | Promise = "") -> None:
        words: Any = {"label": label, "help_text": help_text}
        super().__init__(required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}), **words)

    def prepare_value(self, value: object) -> object:
        return value if isinstance(value, str) or value is None else "\n".join(value)  # type: ignore[arg-type]

    def to_python(self, value: object) -> list[str]:  # type: ignore[override]
        lines = (" ".join(line.split()) for line in str(value or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, value: object) -> None:
        """Each line may be as long as a name."""
        for line in value if isinstance(value, list) else ():
            if len(line) > 300:
                raise forms.ValidationError(
                    _("“%(line)s…” is longer than 300 characters; shorten it.") % {"line": line[:40]}
                )

    def run_validators(self, value: object) -> None:
        """The lines are checked by ``validate``."""


def _is(field: str, name: str) -> bool:
    return field.startswith(f"{name}_")
