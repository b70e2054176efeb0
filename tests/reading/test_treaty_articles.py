"""Articles of treaties cited: one key each in six languages, and none where two treaties could be meant."""

from __future__ import annotations

import pytest

from apostille.reading import references, treaties, treaty_articles
from benchmarks.reference_labels import passages
from benchmarks.references import LANGUAGES, PRECISION, RECALL, tallies

ONE_KEY = {
    "NPT, art. VI": [
        "article VI of the NPT", "l'article VI du Traité sur la non-prolifération des armes nucléaires",
        "el artículo VI del Tratado sobre la no proliferación de las armas nucleares",
        "статья VI Договора о нераспространении ядерного оружия", "المادة السادسة من معاهدة عدم انتشار الأسلحة النووية",
        "《不扩散条约》第六条", "NPT Art. VI", "article 6 of the Non-Proliferation Treaty",
    ],
    "UN Charter, art. 51": [
        "Article 51 of the Charter of the United Nations", "l'Article 51 de la Charte", "Artículo 51 de la Carta",
        "статьей 51 Устава Организации Объединенных Наций", "للمادة الحادية والخمسين من ميثاق الأمم المتحدة",
        "المادة (٥١) من الميثاق", "《联合国宪章》第五十一条", "the Charter's Article 51",
    ],
    "UN Charter, ch. VII": [
        "acting under Chapter VII", "agissant en vertu du Chapitre VII de la Charte", "Capítulo VII de la Carta",
        "действуя на основании главы VII Устава", "بموجب الفصل السابع من ميثاق الأمم المتحدة",
        "根据《宪章》第七章",
    ],
    "NPT, art. IV": [
        "article IV, paragraph 2, of the NPT", "paragraph 2 of article IV of the NPT", "пункт 2 статьи IV ДНЯО",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in ONE_KEY.items() for text in texts])
def test_an_article_has_one_key_in_all_languages(key: str, text: str) -> None:
    assert [one.key for one in treaty_articles.find(text)] == [key]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Articles I and II of the NPT", [("Articles I", "NPT, art. I"), ("II", "NPT, art. II")]),
        ("статьи I и II ДНЯО", [("статьи I", "NPT, art. I"), ("II", "NPT, art. II")]),
        (
            "articles I–III of the NPT",
            [("articles I", "NPT, art. I"), ("articles I–III", "NPT, art. II"), ("III", "NPT, art. III")],
        ),
        (
            "《不扩散条约》第一条至第三条",
            [("第一条", "NPT, art. I"), ("第一条至第三条", "NPT, art. II"), ("第三条", "NPT, art. III")],
        ),
        ("article IV and article VI of the NPT", [("article IV", "NPT, art. IV"), ("article VI", "NPT, art. VI")]),
    ],
)  # fmt: skip
def test_lists_and_ranges_cite_each_article(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted((one.span.of(text), one.key) for one in treaty_articles.find(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Article IV of the ANZUS Treaty", "Article VI", "article 10 of the Constitution", "Article 3 of the Agreement",
        "the NPT and the CTBT. Article I is clear", "article XII of the NPT", "《巴黎条约》第三条", "статья 5 Закона",
        "Article 9\nThe Parties to the NPT shall meet", "chapter VII of the report under the Charter",
        "Article III of the Charter of the Organization of African Unity", "article 5 of the draft protocol to the NPT",
        "particles of the NPT", "articles 1,000 of the NPT",
    ],
)  # fmt: skip
def test_what_can_be_two_things_has_no_key(text: str) -> None:
    assert treaty_articles.find(text) == []


def test_a_bare_article_means_what_the_paragraph_or_the_document_gave_it() -> None:
    basis = "The NPT is our basis.\n"
    text = basis + "Article VI of the Treaty binds us. Article VI is law, unlike the CTBT.\nYet Article VI is"
    assert [one.key for one in treaty_articles.find(text)] == ["NPT, art. VI"] * 3


def test_references_hold_their_words_beside_resolutions_and_symbols() -> None:
    text = "Recalling resolution 1540 (2004), article X,\u00a0paragraph 1, of the NPT and CD/1737"
    found = references.find(text, "en")
    assert [one.key for one in found] == ["S/RES/1540 (2004)", "NPT, art. X", "CD/1737"]
    assert found[1].label == "article X, paragraph 1"


def test_names_of_the_table_mean_one_treaty_each() -> None:
    assert len(treaties.table()) > 50
    for one in ("Treaty of Tlatelolco", "禁止化学武器公约", "Конвенция по кассетным боеприпасам", "Traité d'Ottawa"):
        naming = treaties.named_at(one, 0)
        assert naming is not None and naming.treaty is not None and len(naming.span) == len(one)


def test_passages_marked_by_reading_are_read_as_promised() -> None:
    result = tallies()
    every = result["all"]
    assert every.marked > 140 and every.precision >= PRECISION and every.recall >= RECALL, every.wrong
    for language in LANGUAGES:
        one = result[language]
        assert one.marked >= 14 and one.precision >= 0.95 and one.recall >= 0.85, (language, one.wrong)


def test_marks_stand_where_the_passage_has_them() -> None:
    assert all(span.fits(passage.text) for passage in passages() for span, _ in passage.cites)
