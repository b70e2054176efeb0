"""The commonest words and the letters of the languages that statements come in.

The words are those that any page of a language holds: articles, prepositions, pronouns,
auxiliaries. The letters are those beyond a-z (or beyond the script's common stock), which tell
neighbours apart.
"""

from __future__ import annotations

from types import MappingProxyType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WORDS: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words(
            "the of and to in is that for on with by as be this are was which has have its from "
            "not at it or an their been will we our all these would should they his who"
        ),
        "fr": _words(
            "le la les de des du et en un une que qui dans pour par sur est au aux ce cette il ne "
            "pas plus avec sont ont été être ses leur leurs son sa nous vous elle ou se l d qu"
        ),
        "es": _words(
            "el la los las de del y en un una que se por con para al es su sus no lo como más "
            "este esta ha han ser sobre entre o nos e"
        ),
        "pt": _words(
            "o a os as de do da dos das e em um uma que se por com para ao à é seu sua não como "
            "mais no na nos nas pelo pela são foi ou este esta"
        ),
        "it": _words(
            "il la lo gli le i di del della dei delle e in un una che per con al alla da dal "
            "dalla non è si sono nel nella su ha come questo questa ed ai"
        ),
        "ro": _words(
            "și si în de la a al ale cu pe din care este sunt să nu un o pentru prin mai sau că "
            "lui orice are"
        ),
        "de": _words(
            "der die das und in den von zu mit dem des für auf ist im ein eine einer nicht auch "
            "sich als an bei durch werden wird dass oder nach hat über wie er"
        ),
        "nl": _words(
            "de het een van en in op te dat voor met is zijn aan door ter der niet of deze dit "
            "wordt worden ook bij om naar als tot heeft uit den die welke"
        ),
        "pl": _words(
            "i w na z do nie się że o jest oraz przez dla po od za jak być są ma ze tym jego "
            "który która które lub a ich prawo"
        ),
        "cs": _words(
            "a v na se je že s z do o k pro za by jsou nebo jako jeho má být ve který která které "
            "od po při každý ze i"
        ),
        "tr": _words(
            "ve bir bu için ile olarak da de her olan veya hak hakkı ki gibi daha ya kadar sahip "
            "haiz herkes"
        ),
        "ru": _words(
            "и в на с по что не о от для к из его как это за при или а их также быть она он мы "
            "все том то которые который был которой право"
        ),
        "uk": _words(
            "і в на з та що не до від для як за це його або а їх також бути при є й у про має "
            "кожна які яка прав"
        ),
        "bg": _words(
            "и в на с за от да не се по е са или като при към има което които със всеки право той "
            "бъде му"
        ),
        "be": _words(
            "і ў на з не да што для як ад або па гэта яго за пры мае права быць кожны у якія"
        ),
        "el": _words(
            "και το της του να η των με τα σε που την για από στο στην ο οι είναι δεν τον τις "
            "κάθε έχει δικαίωμα"
        ),
        "ar": _words(
            "في من على إلى أن التي عن مع هذا هذه الذي ما لا كل أو كما بين ذلك قد وقد وفي لم حق "
            "شخص له وأن"
        ),
        "fa": _words(
            "در از به که این است با را برای آن های می هر شود یا حق باید تا خود کس دارد ها"
        ),
        "ur": _words(
            "کے کی میں ہے اور سے کا کو اس یہ پر ہیں نے کہ جو ہر"
        ),
        "he": _words(
            "את של על לא כל או אדם הוא זה עם כי גם אל בין היא לו מן אשר יש זכאי"
        ),
    }
)  # fmt: skip

LETTERS: MappingProxyType[str, str] = MappingProxyType(
    {
        "en": "", "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíñóúü", "pt": "áâãàçéêíóôõúü", "it": "àèéìíîòóù",
        "ro": "ăâîșțşţ",
        "de": "äöüß", "nl": "ëïéèöüá", "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž",
        "tr": "çğıöşüâîûi̇",
        "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "bg": "абвгдежзийклмнопрстуфхцчшщъьюя", "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
        "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤإئًٌٍَُِّْٰـ",
        "fa": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآأؤئء", "ur": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیےءآئ",
        "he": "אבגדהוזחטיכךלמםנןסעפףצץקרשתְֱֲֳִֵֶַָֹֻּׁׂ",
    }
)  # fmt: skip

BY_FREQUENCY: MappingProxyType[str, str] = MappingProxyType(
    {
        "ru": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "uk": "оанитівсредлкумпязьбгйчхцжїєшющфґ",
        "bg": "аоиентсврдлкпмзбяъугчжщцйхшюфь", "be": "аніеоырскдцлўвтмпяьзубгчшхжйёюэф",
        "el": "αοιετσνηυρπκμλςωδγχθφβξζψ", "ar": "اليمونترعبدسةفقحكهجشأصطىخضذءئزثإغظآؤ",
        "he": "יוהלאתרמשבנדםכעחפקטגזסצןףךץ",
    }
)  # fmt: skip
"""The letters of an alphabet other than the Latin one, the commonest first."""

HAN = frozenset(
    "的一是在不有和人这为国上中大来以到会们地出对要就也可下得生自着年过后作里用道行所然家种事成方多经么去法学如都同现"
    "当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点"
    "正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门"
    "任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再"
    "感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王"
    "象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运發會國這為個們來對時後"
    "關議聯權應與長經現將過實際組織議約締當於從無動進條"
    "說時會學見還種發問務業產處書語變觀點體東車馬萬門間開電話題員數報場圖區線統義論認讓該請護軍農運達違選邊識終網"
    "之也者而乃其矣焉乎則若及皆各均並須領項順預風高路維媒始集知言眾志"
)
"""Ideographs that fill most of a Chinese page, simplified and traditional."""
