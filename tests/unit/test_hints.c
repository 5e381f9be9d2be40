/* What is said of wrong files, words and options: the place, and a hint. */
#include "run.h"
#include "table.h"

#include <string.h>

#define MODEL "templates/upskilling.ini"
#define TAXED "tests/cases/tax.ini"

/* Runs in the scratch folder; $P is the program and $R this folder. */
#define INSIDE "P=$(realpath \"$STIPEND\") R=$PWD; cd $D; "
#define SAYS(bytes) INSIDE "printf '" bytes "' >a.ini; $P check a.ini"

#define SOURCE                                                                 \
    "; give the text file (.ini) that the workbook was written from, or begin" \
    " one with `stipend init`\n"
#define EXPORT                                                                 \
    "; a text file (.ini) is wanted, such as `stipend init` prints to begin "  \
    "with\n"
#define FOLDER "this names a folder, and a file is wanted; did you mean "
#define DIRECTORY "?; --output-dir takes a folder\n"
#define NO_TABLE(name)                                                         \
    "--set: [tax] tables: there is no tax table '" name                        \
    "' beside the model, or among those that ship with the program"
#define INI_TABLE                                                              \
    "; a text file (.ini) is wanted, such as `stipend init --template "        \
    "us_2026` prints; `stipend list taxes` lists all that ship\n"
#define TABLE_IS(bytes)                                                        \
    INSIDE "printf '" bytes "' >t.ini; sed s/au_2025_26,.*/t/ $R/" TAXED       \
           " >a.ini; $P check a.ini"
#define HEAD "[grant]\\ntitle=a\\ncurrency=USD\\nstart=2026-01-01\\n"
#define TABLE                                                                  \
    "[table]\\nname=A\\ncurrency=USD\\nstarts=2026-01-01\\nends=2026-12-31\\n"
#define NAMED                                                                  \
    " is not the name of a key, such as grant.months or tier.NAME.percent; "   \
    "did you mean "

/* All that a command says, and how it ends. */
static const struct said_case {
    const char *name, *command;
    int status;
    const char *err;
} said[] = {
    /* clang-format off */
    {"a workbook is no model",
     INSIDE "$P write -o a.xlsx $R/" MODEL " >told; $P compare a.xlsx", 1,
     "a.xlsx: this is a workbook (.xlsx), not a model" SOURCE},
    {"any ZIP file is no model", SAYS("PK\\3\\4rest"), 1,
     "a.ini: this is a workbook (.xlsx) or another ZIP file, not a model" SOURCE},
    {"an old workbook is no model", SAYS("\\320\\317\\021\\340\\241\\261\\032\\341"),
     1, "a.ini: this is an old workbook or document (.xls, .doc), not a model"
     SOURCE},
    {"a PDF is no model", SAYS("%%PDF-1.4"), 1,
     "a.ini: this is a PDF document, not a model" EXPORT},
    {"a picture is no model", SAYS("\\211PNG\\r\\n\\032\\n"), 1,
     "a.ini: this is a picture (.png), not a model" EXPORT},
    {"a compressed file is no model", SAYS("\\037\\213\\010"), 1,
     "a.ini: this is a compressed file (.gz), not a model; unpack it first\n"},
    {"a table of values is no model", SAYS("Name,Rate\\na = 1,2\\n"), 1,
     "a.ini: this is a list of values (.csv), not a model" EXPORT},
    {"values with tabs are no model", SAYS("Name\\tRate\\na\\t2\\n"), 1,
     "a.ini: this is a list of values (.csv), not a model" EXPORT},
    {"JSON is no model", SAYS("{\\n  \"a\": 1\\n}\\n"), 1,
     "a.ini: this is JSON, not a model" EXPORT},
    {"an array in JSON is no model", SAYS("\\n[\\n  {\"a\": 1}]\\n"), 1,
     "a.ini: this is JSON, not a model" EXPORT},
    {"prose is no model", SAYS("Dear fund,\\n\\nI ask for a = 3.\\n"), 1,
     "a.ini: this is a text without any [section], not a model" EXPORT},
    {"prose with a link is no model", SAYS("See\\n[this](there) first\\n"), 1,
     "a.ini: this is a text without any [section], not a model" EXPORT},
    {"a manual with a model in it is no model",
     INSIDE "$P check $R/README.md 2>&1 | sed 's|.*/||' >&2; false", 1,
     "README.md: this is a text of other lines than [section] and key = value, "
     "not a model" EXPORT},
    {"a web page is no model", SAYS("\357\273\277\\n<HTML lang=\"en\">\\n"), 1,
     "a.ini: this is a web page or XML (.html, .xml), not a model" EXPORT},
    {"an empty file is no model", SAYS(""), 1,
     "a.ini: this is an empty file, not a model" EXPORT},
    {"blanks are no model", SAYS(" \\n\\t\\r\\n"), 1,
     "a.ini: this is an empty file, not a model" EXPORT},
    {"bytes by chance are no model", SAYS("\203\\n\001a\\n\377\\n"), 1,
     "a.ini: this is a file that is no text, not a model" EXPORT},
    {"a folder is no model", INSIDE "mkdir a.ini; $P check a.ini", 1,
     "a.ini: cannot be read: is a folder; name a file in it\n"},
    {"a section that is not closed is told as such", SAYS("[grant\\na=1\\n"), 1,
     "a.ini:1: '[grant' is not closed with ']'\n"},
    {"a workbook is no table", TABLE_IS("PK\3\4xl/"), 1,
     "t.ini: this is a workbook (.xlsx), not a tax table" INI_TABLE},
    {"a list of values is no table", TABLE_IS("a;b\\n1;2\\n"), 1,
     "t.ini: this is a list of values (.csv), not a tax table" INI_TABLE},
    {"a file's name is no table's",
     "check --set tax.tables=tax/us_2026.ini " TAXED, 1,
     "--set: [tax] tables: 'tax/us_2026.ini' is the name of a file; wanted: the "
     "name of a tax table, which is a text file (.ini), without its folder and "
     "ending; did you mean us_2026?\n"},
    {"a year of which no table ships", "check --set tax.tables=us_2027 " TAXED, 1,
     NO_TABLE("us_2027") "; did you mean us_2026?\n"},
    {"a table misspelt at its end",
     "check --set tax.tables=us_2026_felowship " TAXED, 1,
     NO_TABLE("us_2026_felowship") "; did you mean us_2026_fellowship?\n"},
    {"a country of which no table ships",
     "check --set tax.tables=de_2026 " TAXED, 1, NO_TABLE("de_2026") "\n"},
    {"a country without a year means the grant's",
     "check --set grant.start=2024-05-01 --set tax.tables=us " TAXED, 1,
     NO_TABLE("us") "; did you mean us_2024?\n"},
    {"a table beside the model is near, too",
     INSIDE "cp $R/templates/tax/us_2026.ini 'My own.ini'; cp $R/" MODEL
     " my_onn.ini; sed s/au_2025_26,.*/my_onw/ $R/" TAXED " >a.ini; "
     "$P check a.ini", 1,
     "a.ini:27: [tax] tables: there is no tax table 'my_onw' beside the model, "
     "or among those that ship with the program; did you mean my_own?\n"},
    {"a large workbook is one, too",
     INSIDE "{ printf 'PK\\3\\4xl/'; head -c 2000000 /dev/zero; } >a.ini; "
     "$P check a.ini", 1,
     "a.ini: this is a workbook (.xlsx), not a model" SOURCE},
    {"a table in UTF-16 has one complaint",
     INSIDE "iconv -t UTF-16 $R/templates/tax/us_2026.ini >t.ini; "
     "sed s/au_2025_26,.*/t/ $R/" TAXED " >a.ini; $P check a.ini", 1,
     "t.ini: seems to be UTF-16: save it as UTF-8\n"},
    {"a table is no model", "compare templates/tax/us_2026.ini", 1,
     "templates/tax/us_2026.ini: this is a table of taxes, not a model; a "
     "model names it in [tax] tables, and `stipend check` checks it\n"},
    {"a table is no model with --set, either",
     "compare --set tier.a.percent=3 templates/tax/us_2026.ini", 1,
     "templates/tax/us_2026.ini: this is a table of taxes, not a model; a "
     "model names it in [tax] tables, and `stipend check` checks it\n"},
    {"a model is no table",
     INSIDE "cp $R/" MODEL " b.ini; sed s/au_2025_26,.*/b/ $R/" TAXED
     " >a.ini; $P check a.ini", 1,
     "b.ini: this is a model, not a table of taxes; [tax] tables takes tables, "
     "which `stipend list taxes` lists\n"},

    {"tables are checked", "check templates/tax/*.ini", 0, ""},
    {"all that is wrong in a table",
     INSIDE "printf '" TABLE "[charge.a]\\non=Stipend\\nrates=0:0.1\\n"
     "[charge.b]\\non=stipend\\n' >a.ini; $P check a.ini", 1,
     "a.ini:7: [charge.a] on: unknown name 'Stipend'; did you mean stipend?; "
     "known here: stipend, wages, other\n"
     "a.ini:8: [charge.a] rates: found the end; wanted: % after a rate, such as "
     "12.5%\n"
     "a.ini:9: [charge.b] rates: is missing (THRESHOLD:RATE%, separated by "
     "commas)\n"},
    {"a name of a line in capitals",
     INSIDE "printf '" TABLE "[amount.LITO]\\non=stipend\\nrates=0:1%%\\n"
     "[charge.a]\\non=stipend\\nrates=0:1%%\\nless=LITO\\n' >a.ini; "
     "$P check a.ini", 1,
     "a.ini:12: [charge.a] less: unknown name 'LITO'; did you mean lito?; known "
     "here: stipend, wages, other, lito\n"},
    {"a table has no keys to set",
     "check --set grant.months=3 templates/tax/us_2026.ini", 1,
     "--set: templates/tax/us_2026.ini is a table of taxes: only keys of a "
     "model can be set\n"},

    {"a workbook is no PDF", "write -o book.pdf " MODEL, 2,
     "stipend: book.pdf: what is written is a workbook (.xlsx); did you mean "
     "book.xlsx?; a spreadsheet program makes a PDF of it\n"},
    {"a workbook is no CSV", "write --output=a.b/book.CSV " MODEL, 2,
     "stipend: a.b/book.CSV: what is written is a workbook (.xlsx); did you "
     "mean a.b/book.xlsx?; `stipend compare --format csv` prints CSV\n"},
    {"a workbook of no ending", "write -o a.b/book " MODEL, 2,
     "stipend: a.b/book: what is written is a workbook (.xlsx); did you mean "
     "a.b/book.xlsx?\n"},
    {"an ending alone is no name", "write -o .xlsx " MODEL, 2,
     "stipend: .xlsx: there is no name before the ending; did you mean "
     "upskilling.xlsx?\n"},
    {"an ending alone in a folder is no name", "write -o a/.XLSX " MODEL, 2,
     "stipend: a/.XLSX: there is no name before the ending; did you mean "
     "a/upskilling.xlsx?\n"},
    {"a folder is no workbook", "write -o ./ " MODEL, 2,
     "stipend: ./: " FOLDER "./upskilling.xlsx" DIRECTORY},
    {"a folder without a slash is no workbook", "write -o templates " MODEL, 2,
     "stipend: templates: " FOLDER "templates/upskilling.xlsx" DIRECTORY},
    {"a folder that is missing is no workbook", "write -o a.xlsx/ - <" MODEL, 2,
     "stipend: a.xlsx/: " FOLDER "a.xlsx/stipend.xlsx" DIRECTORY},
    {"the folder above is no workbook", "write -o .. " MODEL, 2,
     "stipend: ..: " FOLDER "../upskilling.xlsx" DIRECTORY},
    {"an empty name", "write -o '' " MODEL, 2,
     "stipend: --output: the name of the workbook is empty; did you mean "
     "upskilling.xlsx?\n"},
    {"a device is no workbook", "write -o /dev/null " MODEL, 2,
     "stipend: /dev/null: this is no regular file; `--output -` writes the "
     "workbook to standard output, which can be redirected\n"},
    {"a point without an ending", "write -o book. " MODEL, 2,
     "stipend: book.: what is written is a workbook (.xlsx); did you mean "
     "book.xlsx?\n"},
    {"a blank after the ending", "write -o 'book.xlsx ' " MODEL, 2,
     "stipend: book.xlsx : what is written is a workbook (.xlsx); did you mean "
     "book.xlsx?\n"},

    {"--set takes a required key away", "check --set grant.title= " MODEL, 1,
     "--set: [grant] title: is missing (What the grant is for; the heading of "
     "the proposal)\n"},
    {"a key that the file lacks is the file's fault",
     INSIDE "printf '[grant]\\ncurrency=USD\\nstart=2026-01-01\\nmonths=1\\n"
     "[tier.a]\\n' >a.ini; $P check --set grant.title= a.ini", 1,
     "a.ini:1: [grant] title: is missing (What the grant is for; the heading "
     "of the proposal)\n"},
    {"--set takes away what another key needs",
     "check --set tier.lean.percent= " MODEL, 1,
     "--set: [tier.lean] percent: is missing (how much of the salary the grant "
     "replaces)\n"},
    {"--set takes away one of two keys", "check --set grant.months= " MODEL, 1,
     "--set: with it, " MODEL ":12: [grant]: needs months, weeks or end\n"},
    {"--set adds the second of two keys",
     INSIDE "printf '" HEAD "end=2026-02-01\\n[tier.a]\\n' >a.ini; "
     "$P check --set grant.months=3 a.ini", 1,
     "--set: [grant] months: is one too many: give only one of months, weeks or end\n"},
    {"--set makes a key of the file wrong",
     INSIDE "printf '" HEAD "end=2026-02-01\\n[tier.a]\\n' >a.ini; "
     "$P check --set grant.start=2027-01-01 a.ini", 1,
     "--set: with it, a.ini:5: [grant] end: is before the start\n"},
    {"--set makes a figure wrong",
     INSIDE "printf '" HEAD "months=1\\n[tier.a]\\n[expense.b]\\nrate=3\\n"
     "note=a\\n' >a.ini; $P check --set expense.b.rate=-3 a.ini", 1,
     "--set: with it, a.ini:6: [tier.a]: asks for -3.00: a request cannot be "
     "below zero\n"},
    {"--set causes a warning", "check --set expense.books.note= " MODEL, 0,
     "--set: [expense.books] note: warning: is missing: a funder wants to know "
     "why it is needed\n"},
    {"--set causes a warning elsewhere",
     "check --set tier.full.percent=50 " MODEL " 2>&1 >/dev/null | head -1 >&2",
     0, "--set: with it, " MODEL ":45: [tier.full]: warning: asks for 41,100.00,"
     " the same as [tier.lean]; one of them is enough\n"},
    {"--set does not cause what is wrong without it",
     INSIDE "printf '" HEAD "months=x\\n[tier.a]\\nnoet=1\\n' >a.ini; "
     "$P check --set grant.start=0 a.ini", 1,
     "--set: [grant] start: '0' is not a date such as 2026-08-01 (1900-03-01 "
     "to 2199-12-31)\n"
     "a.ini:5: [grant] months: 'x' is not a whole number such as 6\n"
     "a.ini:7: [tier.a] noet: is not a key of [tier.NAME]; did you mean note?\n"},
    {"--set does not cause lines that cannot be read",
     INSIDE "printf '" HEAD "months=1\n[tier.a]\nlabel\n[tier.b\n' >a.ini; "
     "$P check --set grant.start=0 a.ini", 1,
     "--set: [grant] start: '0' is not a date such as 2026-08-01 (1900-03-01 "
     "to 2199-12-31)\n"
     "a.ini:7: [tier.a]: 'label' is neither [section] nor key = value\n"
     "a.ini:8: '[tier.b' is not closed with ']'\n"},
    {"--set takes no unknown key away", "check --set grant.titel= " MODEL, 1,
     "--set: [grant] titel: is not a key of [grant]; did you mean title?\n"},
    {"--set of a key without its section", "check --set months=3 " MODEL, 1,
     "--set: 'months'" NAMED "grant.months?\n"},
    {"--set of a key of several sections", "check --set percent=50 " MODEL, 1,
     "--set: 'percent'" NAMED "tier.lean.percent?\n"},
    {"--set of a name without a key", "check --set grant.=3 " MODEL, 1,
     "--set: [grant]: needs the name of a key of [grant]; its keys are: title, "
     "applicant, funder, summary, currency, start, months, weeks, end, proration, "
     "round, round_direction\n"},
    {"what is out of range is not proposed",
     "check --set tier.full.percent=100_000 " MODEL, 1,
     "--set: [tier.full] percent: '100_000' is not a percentage such as 75 or "
     "12.5 % (up to 4 decimals)\n"},
    {"a name of a currency, misspelt", "check --set grant.currency=dolars " MODEL,
     1, "--set: [grant] currency: 'dolars' is not a currency of ISO 4217 such as "
     "EUR or USD; did you mean USD?\n"},
    {"a code with two letters swapped", "check --set grant.currency=GPB " MODEL,
     1, "--set: [grant] currency: 'GPB' is not a currency of ISO 4217 such as "
     "EUR or USD; did you mean GBP?\n"},
    {"another word for a choice, misspelt", "check --set salary.per=anually " MODEL,
     1, "--set: [salary] per: 'anually' is not one of year, month, week, day, "
     "hour, grant; did you mean year?\n"},
    {"charges of two tables, each once", "check --set tax.drop=levy " TAXED, 1,
     "--set: [tax] drop: 'levy' is not a charge of the listed tables; did you "
     "mean medicare_levy?; their charges are: income_tax, medicare_levy\n"},
    {"an answer in another word", "check --set tier.full.recommended=On " MODEL,
     1, "--set: [tier.full] recommended: 'On' is not one of no, yes; did you "
     "mean yes?\n"},
    {"--set of a section misspelt",
     "check --set teir.target.percent=3 " MODEL, 1,
     "--set: 'teir.target.percent'" NAMED "tier.target.percent?\n"},
    {"--set of a section that the model lacks",
     "check --set tier.taget.percent=3 " MODEL, 1,
     "--set: [tier.taget] percent: the model has no such section; did you mean "
     "tier.target.percent?\n"},

    {"codes of currencies stand in capitals",
     INSIDE "printf '" HEAD "months=1\\n[tier.a]\\n[currency.dot]\\nrate=1\\n"
     "[currency.euro]\\nrate=1\\n[currency.gbp]\\nraet=1\\n[currency.u-s]\\n"
     "[expense.b]\\nnote=a\\nrate=3\\ncurrency=chf\\n' >a.ini; $P check a.ini",
     1,
     "a.ini:7: [currency.DOT]: 'DOT' is not a currency of ISO 4217 such as EUR "
     "or USD\n"
     "a.ini:9: [currency.EURO]: 'EURO' is not a currency of ISO 4217 such as "
     "EUR or USD; did you mean EUR?\n"
     "a.ini:11: [currency.GBP]: needs either rate or inverse_rate\n"
     "a.ini:12: [currency.GBP] raet: is not a key of [currency.NAME]; did you "
     "mean rate?\n"
     "a.ini:13: [currency.U-S]: 'U-S' is not a name; wanted: a letter, then up "
     "to 30 letters (a to z), digits or _\n"
     "a.ini:17: [expense.b] currency: CHF needs a section [currency.CHF] with "
     "its rate\n"},
    {"a key of a currency is set in either case",
     "check --set currency.USD.rate=x --set currency.usd.date=x " MODEL, 1,
     "--set: [currency.USD] rate: 'x' is not a number such as 37.5 (up to 9 "
     "decimals)\n"
     "--set: [currency.USD] date: 'x' is not a date such as 2026-08-01 "
     "(1900-03-01 to 2199-12-31)\n"},
    {"a table's name in capitals",
     "check --set tax.tables=AU_2025_2 --set income.au_2025_26.wages= " TAXED,
     1,
     "--set: [tax] tables: there is no tax table 'AU_2025_2' beside the model, "
     "or among those that ship with the program; did you mean au_2025_26?\n"},
    {"an income of a table that is not listed",
     "check --set income.au_2025_62.wages=3 " TAXED, 1,
     "--set: [income.au_2025_62] wages: is for a tax table that [tax] does not "
     "list; did you mean au_2025_26?\n"},

    {"a format as an option", "compare --json " MODEL, 2,
     "stipend: unknown option: --json; did you mean --format json?\n"
     "Try: stipend --help\n"},
    {"a letter that is another option", "compare -f " MODEL, 2,
     "stipend: this command has no option: -f; did you mean --format?\n"
     "Try: stipend --help\n"},
    {"an option of another command", "compare --force " MODEL, 2,
     "stipend: this command has no option: --force\nTry: stipend --help\n"},
    {"an option like no other", "write --dance " MODEL, 2,
     "stipend: unknown option: --dance\nTry: stipend --help\n"},
    {"help for a name misspelt", "help tier.precent", 2,
     "stipend: there is no help on: tier.precent; did you mean "
     "tier.NAME.percent?\nTry: stipend --help\n"},
    {"a format as an option, misspelt", "schedule --markdwon=1 " MODEL, 2,
     "stipend: unknown option: --markdwon=1; did you mean --format markdown?\n"
     "Try: stipend --help\n"},
    {"a format as an option of a command without", "write --json " MODEL, 2,
     "stipend: unknown option: --json\n"
     "Try: stipend --help\n"},
    {"another order of a date", "settle --stop 31.12.2022 " MODEL, 2,
     "stipend: --stop wants a date such as 2026-08-01, not: 31.12.2022; did "
     "you mean 2022-12-31?\nTry: stipend --help\n"},
    {"a tier misspelt", "schedule --tier taget " MODEL, 2,
     "stipend: " MODEL ": has no tier taget; did you mean target?; there are: "
     "lean target full\n"},
    {"a table of taxes misspelt", "init --template au_2025_2", 2,
     "stipend: no such template: au_2025_2; did you mean au_2025_26?; there "
     "are: doctorate parttime scope team upskilling, and what `stipend list taxes` and `stipend list funders` name\n"},
    {"rules of a funder misspelt", "init --template eafunds", 2,
     "stipend: no such template: eafunds; did you mean ea_funds?; there "
     "are: doctorate parttime scope team upskilling, and what `stipend list taxes` and `stipend list funders` name\n"},
    {"a list that is not there", "list founders", 2,
     "stipend: list wants one of templates taxes funders keys figures, not: "
     "founders; did you mean funders?\nTry: stipend --help\n"},
    {"the end of a figure's name", "explain " MODEL " tier.request", 2,
     "stipend: " MODEL ": has no figure tier.request; did you mean "
     "tier.lean.request?\n"},
    {"the last word of a figure's name, misspelt", "explain " MODEL " reqest", 2,
     "stipend: " MODEL ": has no figure reqest; did you mean "
     "tier.lean.request?\n"},
    {"a figure of a tier that is not there",
     "explain " MODEL " tier.whole.request", 2,
     "stipend: " MODEL ": has no figure tier.whole.request; did you mean "
     "tier.lean.request?\n"},

    {"an instalment without a table of taxes",
     "check tests/cases/tax-uncovered.ini", 1,
     "tests/cases/tax-uncovered.ini:14: [tax] tables: none covers 2026-07-01, "
     "the day of an instalment of [tier.a]: a table of the year from 2026-07-01 "
     "to 2027-06-30 is missing; those that ship for it: au_2026_27 "
     "au_2026_27_help\n"},
    {"a year before the first table that ships",
     "check --set tax.tables=us_2024 --set grant.currency=USD --set "
     "grant.start=2021-01-01 --set grant.months=1 tests/cases/tax-uncovered.ini",
     1,
     "--set: [tax] tables: none covers 2021-01-01, the day of an instalment of "
     "[tier.a]: a table of the year from 2021-01-01 to 2021-12-31 is missing; "
     "none ships for it, but `stipend init --template us_2023` prints one to "
     "start from\n"},
    {"a table of a country of which none ships",
     INSIDE "sed s/USD/EUR/ $R/templates/tax/us_2025.ini >de_2025.ini; "
     "sed 's/au_2025_26.*/de_2025/;s/AUD/EUR/' $R/tests/cases/tax-uncovered.ini "
     ">a.ini; $P check a.ini 2>&1 | sed 's/.*missing//;q' >&2; false", 1,
     "; none ships for it\n"},
    {"the table that is like the listed one comes first",
     "check --set tax.tables=uk_sct_2025_26 --set grant.currency=GBP "
     "tests/cases/tax-uncovered.ini", 1,
     "--set: [tax] tables: none covers 2026-05-01, the day of an instalment of "
     "[tier.a]: a table of the year from 2026-04-06 to 2027-04-05 is missing; "
     "those that ship for it: uk_sct_2026_27 uk_2026_27 uk_2026_27_class4max\n"},
    {"years for which no table ships, each once",
     "check --set tax.tables=us_2026 --set grant.currency=USD --set "
     "grant.months=36 tests/cases/tax-uncovered.ini", 1,
     "--set: [tax] tables: none covers 2027-01-01, the day of an instalment of "
     "[tier.a]: a table of the year from 2027-01-01 to 2027-12-31 is missing; "
     "none ships for it, but `stipend init --template us_2026` prints one to "
     "start from\n"
     "--set: [tax] tables: none covers 2028-01-01, the day of an instalment of "
     "[tier.a]: a table of the year from 2028-01-01 to 2028-12-31 is missing; "
     "none ships for it, but `stipend init --template us_2026` prints one to "
     "start from\n"},
    /* clang-format on */
};

static void test_said(void **state)
{
    const struct said_case *c = *state;
    bool script = !strncmp(c->command, INSIDE, strlen(INSIDE));
    struct run run = run_shell(script ? "%s" : "\"$STIPEND\" %s", c->command);

    assert_string_equal(run.err, c->err);
    assert_string_equal(run.out, "");
    assert_int_equal(run.status, c->status);
    run_free(&run);
}

/* What a command prints, exactly. */
static const struct printed_case {
    const char *name, *command;
    int status;
    const char *out;
} printed[] = {
    /* clang-format off */
    {"complaints as JSON",
     "printf '[grant]\\ntitle=a\\n[tier.a]\\npercent=x\\n' | \"$STIPEND\" check "
     "--format json --set tier.a.note='' - | head -n 19", 0,
     "[\n  {\n    \"file\": \"-\",\n    \"line\": 1,\n    \"section\": "
     "\"grant\",\n    \"key\": \"currency\",\n    \"severity\": \"error\",\n    "
     "\"message\": \"is missing (Currency of all amounts without one of their "
     "own (ISO 4217 code))\",\n    \"hint\": null\n  },\n"
     "  {\n    \"file\": \"-\",\n    \"line\": 1,\n    \"section\": \"grant\",\n"
     "    \"key\": \"start\",\n    \"severity\": \"error\",\n    \"message\": \"is "
     "missing (First day that is paid for)\",\n    \"hint\": null\n  },\n"},
    {"a hint of its own in JSON",
     "printf '[grant]\\ntitel=a\\n' | \"$STIPEND\" check --format json - | "
     "grep -c '\"hint\": \"title\"'", 0, "1\n"},
    {"a complaint without a line or key as JSON",
     "\"$STIPEND\" check --format json nowhere.ini", 1,
     "[\n  {\n    \"file\": \"nowhere.ini\",\n    \"line\": null,\n    "
     "\"section\": null,\n    \"key\": null,\n    \"severity\": \"error\",\n    "
     "\"message\": \"cannot be read: No such file or directory\",\n    \"hint\": null\n  }\n]\n"},
    {"nothing to complain of as JSON",
     "\"$STIPEND\" check --format json " MODEL " templates/tax/us_2026.ini", 0,
     "[]\n"},
    {"a warning as CSV",
     "\"$STIPEND\" check --format csv --set expense.books.note= " MODEL, 0,
     "file,line,section,key,severity,message\r\n"
     "\"'--set\",,expense.books,note,warning,is missing: a funder wants to know "
     "why it is needed\r\n"},
    {"complaints of several files as Markdown",
     "\"$STIPEND\" check --format markdown nowhere.ini nothing.ini", 1,
     "| file | line | section | key | severity | message |\n"
     "| :--- | :--- | :--- | :--- | :--- | :--- |\n"
     "| nowhere.ini |  |  |  | error | cannot be read: No such file or "
     "directory |\n"
     "| nothing.ini |  |  |  | error | cannot be read: No such file or "
     "directory |\n\n"},
    {"too much to complain of as JSON",
     "{ echo '[grant]'; for i in $(seq 150); do echo k$i=1; done; } | "
     "\"$STIPEND\" check --format json - | tail -n 10", 0,
     "  {\n    \"file\": \"-\",\n    \"line\": null,\n    \"section\": null,\n"
     "    \"key\": null,\n    \"severity\": \"error\",\n    \"message\": \"... and "
     "55 more\",\n    \"hint\": null\n  }\n]\n"},
    {"a table of taxes to start from",
     "\"$STIPEND\" init --template AU_2025_26 | cmp - "
     "templates/tax/au_2025_26.ini", 0, ""},
    {"how to start from what is listed",
     "\"$STIPEND\" list taxes | tail -n 2", 0,
     "`tables = NAME` in [tax] computes with one. `stipend init --template NAME`\n"
     "prints one to start from.\n"},
    {"every list that is offered has entries",
     "for list in $(\"$STIPEND\" list x 2>&1 | sed 's/.*one of \\(.*\\), "
     "not.*/\\1/;q'); do \"$STIPEND\" list $list --format csv | sed -n 2p | "
     "grep -c .; done", 0, "1\n1\n1\n1\n1\n"},
    /* clang-format on */
};

static void test_printed(void **state)
{
    const struct printed_case *c = *state;
    struct run run = run_shell("%s", c->command);

    assert_string_equal(run.out, c->out);
    assert_int_equal(run.status, c->status);
    run_free(&run);
}

int main(void)
{
    return (RUN_TABLE("said", said, test_said) |
            RUN_TABLE("printed", printed, test_printed)) != 0;
}
