/** Texts that break careless writers, each with what it tries; of our own making. */
const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'><svg/onload=alert(1)>", '<svg><animate onbegin=alert(1) attributeName=x dur=1s>', 'javascript:alert(1)',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', '{{constructor.constructor("alert(1)")()}}', '${alert(1)}', '#{7*7}', '<%= 7*7 %>', '[[${7*7}]]',
  '<style>*{display:none}</style>', '<iframe srcdoc="<script>alert(1)</script>">', '<a href="data:text/html,<script>alert(1)</script>">x</a>', '<!--<script>-->', '<textarea></textarea><script>alert(1)</script>',
  ']]>', '<![CDATA[x]]>', '<?xml version="1.0"?>', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;', '&lt;b&gt;', '&amp;amp;', '&#0;', '&#x1F;', '</w:t></w:r></w:p>', '<w:fldSimple w:instr="DDEAUTO"/>',
  '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠SUM(A1)', '=HYPERLINK("http://example.invalid","x")', '=cmd|\' /C calc\'!A0', '-2+3+cmd|\' /C calc\'!A0', ';=1', ',"=1"', '"a","b"',
  'a\r\nb', 'a\rb', 'a\nb', 'a\u2028b', 'a\u2029b', 'a\u0085b', 'a\vb\fc', 'x\r\nContent-Type: text/html\r\n\r\n<b>', 'name\r\nSet-Cookie: a=b',
  'BEGIN:VEVENT', 'END:VCALENDAR\r\nBEGIN:VCALENDAR', 'x\nATTACH:http://example.invalid', 'x\\nBEGIN:VALARM', 'a;b,c:d\\e"f', 'END:VEVENT\nBEGIN:VEVENT\nSUMMARY:other', 'BEGIN:VCARD\nFN:x\nEND:VCARD', 'DTSTART;TZID=x:1', ' leading', '\\', '\\\\n', ';', ',', ':',
  '# heading', '## PLAN', '- item', '* item', '1. item', '1) item', '> quote', '```\ncode\n```', '`code`', '**bold** _it_ ~~no~~', '[link](http://example.invalid)', '![x](http://example.invalid/x.png)', '<http://example.invalid>', '| a | b |', '---', '===', '    code', '\\*', 'a|b', '$x^2$', '[^1]', ':smile:',
  '/JavaScript (app.alert(1))', '(unbalanced', ')unbalanced', '<< /S /URI /URI (http://example.invalid) >>', 'endstream endobj', '%PDF-1.7', '%%EOF', '\\u0000', '\\ddd',
  '\u202Eevil\u202C', '\u2066x\u2069', '\u200Fx\u200E', 'abc\u202Dxyz', '\u061Cx', '\u200Bzero\u200Bwidth', '\uFEFFbom', 'a\u00ADb', 'e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301', 'Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F', 'a\u034Fb', '\uFFF9a\uFFFAb\uFFFB',
  '\0', 'a\0b', '\x01\x02\x03', '\x07\x08', '\x1B[31mred', '\x7F', '\x80\x9F', '\uFFFE', '\uFFFF', '\uFDD0', '\uD800', '\uDC00', 'a\uD83Db', '\uDE00\uD83D', '\u{1FFFE}', '\u{10FFFF}', '\u{E0001}', '\uE000',
  '', ' ', '   ', '\t', '\n', '0', 'null', 'undefined', 'NaN', 'true', '[object Object]', '__proto__', 'constructor', '../../etc/passwd', 'CON', 'a/b\\c', 'file.pdf\0.exe', '%00', '%0d%0aX: y', '"; DROP TABLE notes; --', "' OR '1'='1",
  '24-Nov-2026', '1.0 mg', '.5 mg', '5 µg', '1,000', '1.000,5', '½', '1½ × 25 mg', '−5', '–', '—', '…', '“quoted”', "it's", '°C', '²', '№', 'ﬁ ﬂ', 'ß ẞ', 'İ ı', 'Å Å', 'ﷺ', '℞',
];

const SCRIPTS: readonly string[] = [
  'Nguyễn Thị Ánh', 'Łukasz Żółć', 'Þórður', 'Ștefan Țepeș', 'Ğülşen', 'Ōkubo', 'Ελένη Παπαδοπούλου', 'Ольга Ёлкина', 'Љубиша Ђорђевић', 'Анна Ґудзь', 'Հայկ', 'ქეთევან', 'יעל כהן', 'שָׁלוֹם עולם', 'فاطمة الزهراء', 'شماره ۱۲۳', 'محمد بن سلمان قال لا',
  'नरेन्द्र', 'কৃষ্ণ', 'ਗੁਰਪ੍ਰੀਤ', 'ગુજરાતી', 'தமிழ்', 'తెలుగు', 'ಕನ್ನಡ', 'മലയാളം', 'සිංහල', 'สมชาย ใจดี', 'ລາວ', 'မြန်မာ', 'ខ្មែរ', 'ትግርኛ', 'ᏣᎳᎩ', '山田太郎', '王小明', '김철수', '繁體中文', 'ひらがな カタカナ', 'ﾊﾝｶｸ', '𠮷野家', '😀 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇳🇴', '𝒜𝓃𝓃𝒶', '𐍈', '∑ ∞ ≤ →', '☑ ☒',
  'abc שלום def', 'طبيب Dr Boyd 12.5 mg', 'עם 100 מ״ג', '(שלום)', 'a (مرحبا) b',
];

const LONG: readonly string[] = ['a'.repeat(100_000), '山'.repeat(3_000), 'word '.repeat(2_000), `${'x'.repeat(71)} y`, `${'é'.repeat(500)}`, '—'.repeat(300), 'م'.repeat(500), '\u0301'.repeat(400)];

const STARTERS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", '"', ';', ',', '|', '%', '!'];

/** At least 300 texts. The long ones come last. */
export const CORPUS: readonly string[] = [...HOSTILE, ...SCRIPTS, ...STARTERS.flatMap((sign) => [`${sign}1`, `${sign}A1:B2`, ` ${sign}cmd`, `a${sign}b`]), ...LONG];

/** The texts of an ordinary length, for writers that take long over the rest. */
export const SHORT_CORPUS: readonly string[] = CORPUS.filter((text) => text.length < 1000);
