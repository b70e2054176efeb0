"""The words with which the titles of documents begin, kind by kind, in six languages and some more."""

from __future__ import annotations

import re

from apostille.reading.span import Span

_TITLES: tuple[tuple[str, str], ...] = (
    (
        "note_verbale",
        r"notes? verbales?|nota(?:s)? verbal(?:es)?|вербальн(?:ая|ые) нот[аы]|.{0,60}普通照会$|مذكرة شفوية"
        r"|مذكرتان شفويتان|nota werbalna"
        r"|verbalnote|.{0,160}的普通照会",
    ),
    (
        "letter",
        r"(?:identical )?letters? (?:dated|from|to|addressed)|lettres?(?: identiques?)? (?:datée|adressée"
        r"|en date)|cartas?"
        r"(?: idénticas)? de fecha|(?:идентичные )?письм[оа] .{0,160}на имя|.{4,160}的(?:同文)?信(?:$|，其中)"
        r"|رسالتان? متطابقتان?|رسالة مؤرخة|letter [A-Z]{3,}, \d",
    ),
    (
        "verbatim_record",
        r"(?:final|provisional)? ?(?:verbatim )?record of the .{3,90} (?:plenary )?meeting"
        r"|(?:provisional )?verbatim record|compte rendu "
        r"(?:in extenso|définitif|provisoire)|acta (?:literal|taquigráfica|definitiva)|(?:стенографический"
        r"|окончательный) отч[её]т"
        r"|逐字记录|.{0,30}逐字记录|محضر حرفي|procès-verbal (?:définitif|provisoire|de la .{3,60}(?:séance|plénière))",
    ),
    (
        "summary_record",
        r"(?:provisional )?summary record|compte rendu analytique|acta resumida|кратк(?:ий|ая) (?:отч[её]т|протокол)"
        r"|.{0,30}简要记录|محضر موجز",
    ),
    (
        "press_release",
        r"press release|communiqué de presse|comunicado de prensa|пресс-релиз|新闻稿|بيان صحفي|نشرة صحفية",
    ),
    (
        "working_paper",
        r"working papers?|documents? de travail|documentos? de trabajo|рабочий документ|工作文件|ورقة عمل",
    ),
    (
        "cablegram",
        r"(?:extract from )?(?:cablegram|savingram|telegram|circular cablegram|cable)\b|télégramme|телеграмма",
    ),
    ("aide_memoire", r"aide[- ]?m[ée]moire|памятная записка|备忘录|مذكرة رسمية"),
    ("minutes", r"minutes? (?:of|by|from|to)\b|minutes?$|note of (?:a )?(?:meeting|conversation)|протокол заседания"),
    (
        "resolution",
        r"(?:draft )?resolution \d|draft resolution|resolution adopted|projet de résolution|proyecto de resolución"
        r"|(?:пересмотренный )?проект резолюции|(?:订正)?决议草案"
        # States and a colon before it: of most lines the colon is sought once and not there
        r"|(?=[^:：\n]{2,201}[:：])(?:[^:\n]{3,200}: (?:revised )?draft resolution"
        r"|[^:\n]{3,200} ?: projet de résolution"
        r"|[^:\n]{3,200}: proyecto de resolución|[^:\n]{3,200}: (?:пересмотренный )?проект резолюции"
        r"|[^：:\n]{2,80}[：:](?:订正)?决议草案|[^:\n]{3,200}: مشروع قرار)"
        r"|résolution (?:adoptée|\d)|resolución (?:aprobada|\d)"
        r"|резолюция(?:,)? (?:принятая|\d)|.{0,20}大会决议|.{0,60}号决议$|قرار اتخذت?ه|القرار \d|\d{2}/\d{1,3}\. \D",
    ),
    (
        "decision",
        r"decision (?:adopted|\d|of the|on|for|to|concerning)|draft decision|décision (?:adoptée|\d|sur"
        r"|relative|concernant)"
        r"|decisión (?:aprobada|\d|sobre|relativa)|proyecto de decisión|projet de décision|проект решения"
        r"|решение(?:,)? (?:принятое|\d|об? )|مقرر|.{4,60}的决定$|(?:[^：:\n]{2,80}[：:])?决定草案$",
    ),
    (
        "statement",
        r"(?:opening |closing |introductory |general |joint |presidential |chairman['’]s |chairperson['’]s "
        r"|chair['’]s |eu )?"
        r"(?:statement|remarks|address|speech|intervention)(?: (?:made |delivered )?(?:by|of|on|to|at|in|from)\b|$)"
        r"|(?:déclaration|discours|allocution|intervention|exposé) (?:du|de la|de l['’]|de s\.|de m\.|de mme"
        r"|faite?|prononcée?|de monsieur|de son)"
        r"|(?:déclaration|discours|allocution|intervention|discurso|intervención)$"
        r"|.{2,60}联合(?:声明|公报)$|(?:declaración|discurso|intervención|palabras) (?:del?|pronunciad[ao]|formulada)"
        r"|(?:совместное )?(?:заявление|выступление|речь)(?: |$)|.{2,60}(?:的发言|的讲话|的声明|发言稿)"
        r"|(?:بيان|كلمة|خطاب)(?: |$)"
        r"|oświadczenie|wystąpienie",
    ),
    (
        "declaration",
        r"(?:joint |final |political |ministerial |universal )?declaration\b|déclaration (?:commune|finale|politique"
        r"|ministérielle|universelle)"
        r"|declaración (?:conjunta|final|política|universal|ministerial)|(?:всеобщая |совместная )?декларация"
        r"|.{0,20}宣言|.{0,5}إعلان|(?:powszechna |wspólna )?deklaracja|universele verklaring"
        r"|(?:die )?(?:allgemeine )?erklärung|(?:všeobecná )?deklarace|declara[tţț]ia univ|загальна декларац"
        r"|.{3,40} beyannamesi"
        r"|.{0,20}διακηρυξη|הכרזה",
    ),
    (
        "message",
        r"message (?:from|of|by|to|du|de la|adressé)|mensaje del?|послание|обращение|.{2,40}的?致辞|.{2,30}贺信"
        r"|رسالة من",
    ),
    (
        "report",
        r"notes? (?:by|du|de la) (?:the )?(?:secretary-general|secretariat|president|chair|secrétaire général"
        r"|secrétariat"
        r"|président)|nota (?:del secretario general|de la secretaría|del presidente)|записка (?:генерального"
        r"|секретариата"
        r"|председателя)|.{0,10}(?:秘书长|秘书处|主席)的?说明$|مذكرة من (?:الأمين|الأمانة|الرئيس)"
        r"|(?:final |interim |annual |progress |draft )?reports? (?:of|by|on|to|submitted)|rapport(?: (?:final"
        r"|annuel|intérimaire))? (?:du|de|sur|d['’])"
        r"|(?:proyecto de )?informe (?:provisional |final )?(?:del?|sobre)|доклад |.{2,60}的?报告$|تقرير ",
    ),
    (
        "treaty",
        r"treaty|(?:convention|accord|acuerdo)$|convention (?:on|for|concerning|relating|between)|agreement(?:$"
        r"| (?:between|on|concerning|relating"
        r"|for))"
        r"|(?:additional |optional )?protocol (?:on|to|for|i)"
        r"|charter of|covenant|traité|convention (?:sur|relative|entre|de)|accord (?:entre|relatif|sur)"
        r"|protocole|charte|tratado|convenio"
        r"|convención|acuerdo entre|договор|конвенция|соглашение|устав|.{2,60}(?:条约|公约|协定|議定書|宪章)$"
        r"|معاهدة|اتفاقية|ميثاق"
        r"|verdrag|overeenkomst|(?:aanvullend )?protocol (?:inzake|bij)|handvest|vertrag|abkommen",
    ),
)  # fmt: skip
_TITLED = tuple(
    (kind, re.compile(rf"(?:[-–—*#\s\"“«]*)(?:\d{{1,3}} )?(?P<words>{words})", re.IGNORECASE))
    for kind, words in _TITLES
)
EXCHANGE = re.compile(
    r"notawisseling|briefwisseling|exchange of (?:notes|letters)|échange de (?:notes|lettres)|canje de notas"
    r"|обмен нотами",
    re.I,
)
SPOKEN_BY = re.compile(
    r"(?:opening |closing |general )?(?:statement|remarks|address|intervention) (?:by|on behalf|delivered|made)\b"
    r"|(?:déclaration|intervention|allocution|discours) (?:de s|de m|au nom|prononcée?|faite)\b"
    r"|(?:declaración|intervención|discurso) (?:del? |en nombre|pronunciad[ao])|(?:заявление|выступление) ",
    re.IGNORECASE,
)
"""Whose words follow: this names the document even below its date."""


def of_title(words: str) -> tuple[str, Span] | None:
    """The kind that a title says, and the words of it that do; a running number before it is no part of it."""
    for kind, pattern in _TITLED:
        if found := pattern.match(words):
            return kind, Span(*found.span("words"))
    return None
