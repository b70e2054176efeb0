"""Text read in a wrong encoding and kept so, beside sound text; and sound text that looks like it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.reading.damage import find
from tests.reading.damage.repaired import repaired

FRENCH = "L’Assemblée générale a été saisie, où l’on a noté « l’œuvre » d’après-guerre — très tôt."
POLISH = "Zażółć gęślą jaźń, że konieczne jest popieranie przyjaznych stosunków między narodami świata."
RUSSIAN = "Участники вновь подтвердили свою приверженность Инициативе по безопасности, и это не всё."
ARABIC = "إذ تؤكد من جديد حق الشعوب في تقرير المصير على أن تحترم سيادة الدول"
GREEK = "Η Γενική Συνέλευση επιβεβαιώνει την υποστήριξή της προς την ειρήνη και την ασφάλεια"
CHINESE = "大会重申支持国际和平与安全,并要求会员国不要从事这种行为。"


@pytest.mark.parametrize(
    "page", ["cp1252", "latin-1", "cp1250", "mac_roman", "cp437", "cp850", "cp1254", "cp1253", "cp1256"]
)
def test_french_in_utf8_read_in_a_code_page_is_put_right(page: str) -> None:
    text = FRENCH.replace("œ", "é").replace("À", "à")
    assert repaired(_misread(text, page)) == text


@pytest.mark.parametrize("page", ["cp1251", "latin-1", "cp1252", "koi8_r", "cp437", "mac_roman"])
def test_russian_in_utf8_read_in_a_code_page_is_put_right(page: str) -> None:
    assert repaired(_misread(RUSSIAN, page)) == RUSSIAN


def _misread(text: str, page: str) -> str:
    return "".join(
        bytes([byte]).decode(page, "ignore") or bytes([byte]).decode("latin-1") for byte in text.encode("utf-8")
    )


def test_two_and_three_layers_are_taken_off() -> None:
    for text in ("doesn’t", "Iggy Pop (né Jim)", "saluée à l’unanimité"):
        once = _misread(text, "cp1252")
        assert repaired(_misread(once, "cp1252")) == text
        assert repaired(_misread(_misread(once, "cp1252"), "cp1252")) == text
    assert repaired("a Г‚ВЈ5.8bn rights issue") == "a £5.8bn rights issue"


def test_each_place_beside_sound_text_is_its_characters_and_no_more() -> None:
    text = "Mr. SchÃ¼ssel said — “yes” — that Côte d’Ivoire â€” and El NiÃ±o â€\x9d were “sound”."
    assert [(one.span.of(text), one.proposal, one.kind) for one in find(text, "en")] == [
        ("Ã¼", "ü", "mojibake"),
        ("â€”", "—", "mojibake"),
        ("Ã±", "ñ", "mojibake"),
        ("â€\x9d", "”", "mojibake"),
    ]
    assert all(90 <= one.confidence <= 100 for one in find(text, "en"))


def test_a_lost_character_that_was_misread_is_lost_and_not_proposed() -> None:
    [one] = find("the newspaper ï¿½ addresses", "en")
    assert (one.kind, one.proposal) == ("lost", None)


@pytest.mark.parametrize(
    ("written", "read", "text", "language"),
    [
        (
            "cp1252",
            "mac_roman",
            "Nadie será sometido a esclavitud ni a servidumbre; los niños y las niñas también.",
            "es",
        ),
        ("cp1252", "mac_roman", "La délégation a été reçue, très tôt, à Genève.", "fr"),
        ("mac_roman", "cp1252", "La délégation a été reçue, très tôt, à Genève.", "fr"),
        ("cp1252", "cp1250", "La délégation a été reçue à Genève, où elle a très bien travaillé dès l’été.", "fr"),
        ("cp850", "cp1252", "La délégation a été reçue, très tôt, près de Genève.", "fr"),
        ("cp1252", "cp437", "La délégation a été reçue, très tôt, à Genève.", "fr"),
        ("cp1250", "cp1252", POLISH, "pl"),
        ("cp1250", "iso8859_2", POLISH, "pl"),
        ("iso8859_2", "cp1250", POLISH, "pl"),
        ("koi8_r", "cp1251", RUSSIAN, "ru"),
        ("cp866", "cp1251", RUSSIAN, "ru"),
        ("iso8859_5", "cp1251", RUSSIAN, "ru"),
        ("cp1251", "koi8_r", RUSSIAN, "ru"),
        ("cp1251", "latin-1", RUSSIAN, "ru"),
        ("koi8_r", "cp1252", RUSSIAN, "ru"),
        ("cp1256", "latin-1", ARABIC, "ar"),
        ("cp1253", "latin-1", GREEK, "el"),
        ("gb18030", "latin-1", CHINESE, "zh"),
    ],
)
def test_one_code_page_read_as_another_is_put_right(written: str, read: str, text: str, language: str) -> None:
    garbled = "".join(
        bytes([byte]).decode(read, "ignore") or bytes([byte]).decode("latin-1") for byte in text.encode(written)
    )
    assert garbled != text
    assert repaired(garbled) == text
    assert repaired(f"{garbled}\nA sound paragraph — “with quotation marks”.") == (
        f"{text}\nA sound paragraph — “with quotation marks”."
    )
    assert repaired(garbled, language) == text


def test_marks_of_windows_read_on_a_macintosh_are_put_right_in_english() -> None:
    text = "Africaís future ó as the Councilís reports say ó is in our Organizationís hands, ìfrozenî or not."
    assert (
        repaired(text, "en")
        == "Africa’s future — as the Council’s reports say — is in our Organization’s hands, “frozen” or not."
    )
    sound = "President García met Luís and José in Bogotá; ó is a Spanish word, í a letter."
    assert find(sound, "en") == ()


def test_windows_quotation_marks_read_as_controls() -> None:
    assert repaired("the \x93White Helmets\x94 and Malta\x92s role \x97 of 1998\x85", "en") == (
        "the “White Helmets” and Malta’s role — of 1998…"
    )
    [one] = find("parlé\x85 Tu sais", "fr")  # a line's end as well as an ellipsis
    assert (one.kind, one.proposal) == ("control", None)


@pytest.mark.parametrize(
    "text",
    [
        FRENCH, POLISH, RUSSIAN, ARABIC, GREEK, CHINESE,
        "L’épisode 8, RETWEET SE VOCÊ…, PARCE QU’IL Y MARQUÉ…, Join ZZAJÉ’s list",
        "Він і Сі у релігії, дії та ґанок; СІЯТЕЛЬ Є ТУТ, РІК",
        "SELKÄ\xa0EDELLÄ\xa0MAAHAN, IRMÃ\xa0Dulce, C O N C L U S Ã O",
        "(-1/2)! = √π, ∆°, 4288×…, 5×£35, 2012—∞, `¬´",
        "├─┤ ┼┐a┼┐ ├┤a┼┐a┼┐a",
        "Ἐν ἀρχῇ, Τὰ ¨ανατροφή¨ του",
        "kWh, кВт·ч, 3·10², N·m, col·laboració, 50 °C, § 5, ½ ha, n° 3, 1ª",
        "Die große Straße, Äpfel, Übergröße; “quoted”— ‘so’…",
        "Wałęsa, Dubček, Čapek et Kučan ont été reçus à Prague où l’on a noté",
        "Türkiye’nin başkanı İstanbul’da; România și Moldova; São Tomé; Ḥasan al-Ṭāʾī",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["", "en", "fr", "pl", "ru"])
def test_sound_text_is_never_touched(text: str, language: str) -> None:
    assert find(text, language) == ()


@given(st.text("abé ÃÂ©®â€™œ\x9dРС°‚√├ÄÅ£…’Öñí ", max_size=40))
def test_whatever_stands_there_places_are_apart_and_proposals_differ(text: str) -> None:
    end = 0
    for one in find(text, "fr"):
        assert end <= one.span.start < one.span.end <= len(text)
        assert one.proposal != one.span.of(text)
        assert 0 <= one.confidence <= 100
        end = one.span.end


def test_time_is_linear_on_text_made_to_be_looked_at() -> None:
    start = time.process_time()
    for text in (
        "Ã",
        "Ã©",
        "â€",
        "Р°С‚",
        "рТЙОЙНБС\n",
        "Ïðèíèìàÿ ",
        "cz³on",
        "a\x92s ",
        "tambiÈn ",
        "a\ufffdb",
        "|",
        "a´",
        "aа",
    ):
        find(text * (200_000 // len(text)))
    assert time.process_time() - start < 30
