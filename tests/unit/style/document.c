/* Figure files that extend one another, in a folder made for the test. */
#include "style/document.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "style/files.h"
#include "unit/style/reading.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const names[] = { "base.yaml",
                                     "mid.yaml",
                                     "top.yaml",
                                     "own.yaml",
                                     "a.yaml",
                                     "b.yaml",
                                     "c.yaml",
                                     "two.yaml",
                                     "bad.yaml",
                                     "typo.yaml",
                                     "kind.yaml",
                                     "sub/deep.yaml",
                                     "share/styles/shared.yaml",
                                     "share/data/d.geojson",
                                     "sub/lost.yaml",
                                     "loop.yaml",
                                     "sub/themed.yaml",
                                     "sub/dark.yaml",
                                     "dressed.yaml",
                                     "no-theme.yaml" };
static const char *const texts[] = {
    "corridor: {abstract: true, alt: base}\nlayers: [{id: sea}, {id: land}]\n",
    "corridor: {extends: base.yaml, version: 1}\nlayers: [{id: route, before: land}]\n",
    "corridor: {extends: mid.yaml, alt: top}\nname: T\n",
    "corridor: {extends: own.yaml}\n",
    "corridor: {extends: b.yaml}\n",
    "corridor: {extends: ./c.yaml}\n",
    "{\"corridor\": {\"extends\": \"sub/../b.yaml\"}}",
    "corridor: {extends: [base.yaml, sub/deep.yaml]}\nlayers: [{id: sea, remove: true}]\n",
    "corridor:\n  extends: missing.yaml\n",
    "corridor:\n  extends: a_broken_name\n  x: [1\n",
    "corridor:\n  extends: [1, '', {a: b}]\n",
    "corridor: {extends: ../base.yaml, alt: deep}\nx-from: sub\n",
    "name: shared\n",
    "{}",
    "corridor: {extends: shared.yaml}\n",
    "corridor: {extends: a.yaml}\n",
    ("state: {theme: {default: light}, ink: {default: black}}\n"
     "corridor: {abstract: true, themes: {light: null, dark: dark.yaml}}\n"),
    "state: {ink: {default: white}}\ncorridor: {abstract: true}\n",
    "state: {ink: {default: blue}}\ncorridor: {extends: sub/themed.yaml}\n",
    "state:\n  theme: {default: drak}\ncorridor: {extends: sub/themed.yaml}\n",
};

static char *make_folder(void)
{
    char *folder = strdup("/tmp/corridor-document-XXXXXX");
    if (!mkdtemp(folder) || chdir(folder) != 0)
        abort();
    static const char *const folders[] = { "sub", "share", "share/styles", "share/data" };
    for (size_t i = 0; i < COUNT(folders); i++)
        if (mkdir(folders[i], 0700) != 0)
            abort();
    for (size_t i = 0; i < COUNT(names); i++) {
        FILE *file = fopen(names[i], "w");
        if (!file || fputs(texts[i], file) < 0 || fclose(file) != 0)
            abort();
    }
    return folder;
}

static void remove_folder(const char *folder)
{
    for (size_t i = 0; i < COUNT(names); i++)
        unlink(names[i]);
    static const char *const folders[] = { "share/data", "share/styles", "share", "sub" };
    for (size_t i = 0; i < COUNT(folders); i++)
        rmdir(folders[i]);
    if (chdir("/") != 0 || rmdir(folder) != 0)
        abort();
}

typedef struct loading {
    cor_arena *arena;
    cor_report report;
    cor_document document;
    bool well;
} loading;

/* `set`: one variable, or NULL. */
static loading load_with(const char *path, const char *set)
{
    loading l = { .arena = cor_arena_new() };
    const cor_style_options options = { .set = &set, .set_count = set != NULL };
    l.well = cor_document_load(&l.document, path, &options, l.arena, &l.report);
    return l;
}

static loading load(const char *path)
{
    return load_with(path, NULL);
}

static void loading_free(loading *l)
{
    cor_report_clear(&l->report);
    cor_arena_free(l->arena);
}

static void a_chain_of_files_is_merged_from_the_bottom(void)
{
    loading l = load("top.yaml");
    CHECK(l.well &&
          node_prints(l.document.root, "{\"corridor\":{\"alt\":\"top\",\"version\":1},\"layers\":"
                                       "[{\"id\":\"sea\"},{\"id\":\"route\"},{\"id\":\"land\"}],"
                                       "\"name\":\"T\"}"));
    CHECK(l.document.file_count == 3);
    CHECK(strcmp(l.document.files[0], "top.yaml") == 0);
    CHECK(strcmp(l.document.files[2], "base.yaml") == 0);
    const cor_node *layers = cor_node_get(l.document.root, "layers");
    CHECK(strcmp(layers->items[1]->at.file, "mid.yaml") == 0);
    CHECK(strcmp(layers->items[0]->at.file, "base.yaml") == 0);
    loading_free(&l);
}

static void of_several_the_later_lies_above_and_paths_are_relative_to_their_file(void)
{
    loading l = load("two.yaml");
    CHECK(l.well && node_prints(l.document.root,
                                "{\"corridor\":{\"alt\":\"deep\"},\"layers\":[{\"id\":\"land\"}],"
                                "\"x-from\":\"sub\"}"));
    CHECK(l.document.file_count == 3); /* base.yaml once, though by two names */
    loading_free(&l);
}

static void fails_with(const char *path, expected_fault fault, const char *file)
{
    loading l = load(path);
    CHECK(!l.well && l.report.errors >= 1);
    CHECK(said(&l.report, &fault));
    CHECK(l.report.count && strcmp(l.report.items[0].at.file, file) == 0);
    loading_free(&l);
}

static int ink_is(const char *set, const char *ink)
{
    loading l = load_with("dressed.yaml", set);
    const cor_node *state = l.well ? cor_node_get(l.document.root, "state") : NULL;
    const cor_node *value = cor_node_get(cor_node_get(state, "ink"), "default");
    int same = value && cor_str_is(value->string, ink);
    same = same && !cor_node_get(cor_node_get(l.document.root, "corridor"), "abstract");
    loading_free(&l);
    return same;
}

static void a_theme_lies_over_the_figure_and_its_path_is_relative_to_who_names_it(void)
{
    CHECK(ink_is(NULL, "blue"));
    CHECK(ink_is("theme=light", "blue"));
    CHECK(ink_is("theme=dark", "white"));
    CHECK(ink_is("ink=red", "blue")); /* other variables wait for style/style_state */
}

static void an_unknown_theme_is_an_error_that_lists_those_there_are(void)
{
    static const struct unknown {
        const char *path, *set, *message, *hint;
        unsigned line;
    } rows[] = {
        { "no-theme.yaml", NULL, "there is no theme 'drak'", "did you mean 'dark'?", 2 },
        { "dressed.yaml", "theme=sepia", "there is no theme 'sepia'", "themes are light, dark", 0 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        loading l = load_with(rows[i].path, rows[i].set);
        CHECK(!l.well && l.report.errors == 1);
        CHECK(strcmp(l.report.items[0].message, rows[i].message) == 0);
        CHECK(strcmp(l.report.items[0].hint, rows[i].hint) == 0);
        CHECK(l.report.items[0].at.line == rows[i].line);
        loading_free(&l);
    }
}

static void a_cycle_is_an_error_that_prints_the_chain(void)
{
    fails_with("own.yaml",
               (expected_fault){ "own", 1, 21, 8, "own.yaml -> own.yaml", "extend itself" },
               "own.yaml");
    fails_with("a.yaml",
               (expected_fault){ "a", 1, 26, 15, ": b.yaml -> ./c.yaml -> ./sub/../b.yaml", NULL },
               "./c.yaml");
    fails_with(
        "loop.yaml",
        (expected_fault){ "loop", 1, 26, 15, ": b.yaml -> ./c.yaml -> ./sub/../b.yaml", NULL },
        "./c.yaml");
}

/* As a loop of links would make it: every name is new. */
static void a_chain_without_end_is_an_error(void)
{
    char name[32];
    for (int i = 0; i < 20; i++) {
        snprintf(name, sizeof name, "chain%d.yaml", i);
        FILE *file = fopen(name, "w");
        CHECK(file && fprintf(file, "corridor: {extends: chain%d.yaml}\n", i + 1) > 0);
        CHECK(file && fclose(file) == 0);
    }
    loading l = load("chain0.yaml");
    CHECK(!l.well && l.report.errors == 1 && l.report.items[0].kind == COR_KIND_LIMIT);
    CHECK(strcmp(l.report.items[0].at.file, "chain15.yaml") == 0);
    loading_free(&l);
    for (int i = 0; i < 20; i++) {
        snprintf(name, sizeof name, "chain%d.yaml", i);
        CHECK(unlink(name) == 0);
    }
}

static void what_cannot_be_extended_is_named_where_it_is_written(void)
{
    fails_with("bad.yaml", (expected_fault){ "bad", 2, 12, 12, "missing.yaml", NULL }, "bad.yaml");
    fails_with("typo.yaml", (expected_fault){ "typo", 3, 6, 1, "not closed", NULL }, "typo.yaml");
    fails_with("kind.yaml", (expected_fault){ "kind", 2, 13, 1, "found a number", "base.yaml" },
               "kind.yaml");
    fails_with("kind.yaml", (expected_fault){ "kind", 2, 16, 2, "an empty string", NULL },
               "kind.yaml");
    fails_with("kind.yaml", (expected_fault){ "kind", 2, 20, 1, "found a map", NULL }, "kind.yaml");
}

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    CHECK(file && fputs(text, file) >= 0);
    CHECK(file && fclose(file) == 0);
}

/* Laid under a map, a word or a list would vanish without a sound. */
static void what_is_extended_is_a_figure_and_no_word_or_list(void)
{
    static const struct {
        const char *below, *message;
        unsigned line, column, length;
    } rows[] = {
        { "hello\n", "a figure file is a map, found a string", 1, 1, 5 },
        { "\n- a\n", "a figure file is a map, found a list", 2, 1, 1 },
        { "42\n", "a figure file is a map, found a number", 1, 1, 2 },
        { "null\n", "a figure file is a map, found null", 1, 1, 4 },
        { "", "the file is empty", 1, 1, 0 },
        { "# nothing\n", "the file is empty", 1, 1, 0 },
        { "corridor: [1]\n", "'corridor' is a map, found a list", 1, 11, 1 },
        { "name: x\nlayers: {a: 1}\n", "'layers' is a list, found a map", 2, 9, 1 },
        { "sources: here\n", "'sources' is a map, found a string", 1, 10, 4 },
        { "state: 3\n", "'state' is a map, found a number", 1, 8, 1 },
    };
    static const char *const above[] = {
        "corridor: {extends: below.yaml}\nlayers: []\nsources: {}\nstate: {}\n",
        "corridor: {extends: [base.yaml, below.yaml]}\n",
        "corridor: {extends: between.yaml}\n",
        "corridor: {themes: {t: below.yaml}}\nstate: {theme: {default: t}}\n",
    };
    write_file("between.yaml", "corridor: {extends: below.yaml}\n");
    for (size_t i = 0; i < COUNT(rows) * COUNT(above); i++) {
        size_t row = i % COUNT(rows);
        write_file("below.yaml", rows[row].below);
        write_file("above.yaml", above[i / COUNT(rows)]);
        fails_with("above.yaml",
                   (expected_fault){ rows[row].below, rows[row].line, rows[row].column,
                                     rows[row].length, rows[row].message, NULL },
                   "below.yaml");
    }
    fails_with(
        "above.yaml",
        (expected_fault){ "state: 3", 1, 8, 1, "found a number", "named in above.yaml:1:24" },
        "below.yaml");
    CHECK(unlink("above.yaml") == 0 && unlink("between.yaml") == 0 && unlink("below.yaml") == 0);
}

static void a_folder_is_not_extended(void)
{
    write_file("above.yaml", "corridor: {extends: sub}\n");
    fails_with("above.yaml", (expected_fault){ "sub", 1, 21, 3, "'sub' is a folder", NULL },
               "above.yaml");
    CHECK(unlink("above.yaml") == 0);
}

static void a_missing_figure_is_an_error(void)
{
    loading l = load("nowhere.yaml");
    CHECK(!l.well && l.report.errors == 1 && l.report.items[0].kind == COR_KIND_IO_READ);
    loading_free(&l);
}

static void a_text_is_parsed_as_if_it_stood_in_its_file(void)
{
    cor_arena *arena = cor_arena_new();
    cor_report report = { 0 };
    cor_document d = { 0 };
    CHECK(cor_document_parse(&d, "sub/x.yaml", COR_STR("corridor: {extends: deep.yaml}"), NULL,
                             arena, &report));
    CHECK(d.file_count == 3 && strcmp(d.files[1], "sub/deep.yaml") == 0);
    CHECK(!cor_document_parse(&d, "own.yaml", COR_STR("corridor: {extends: own.yaml}"), NULL, arena,
                              &report));
    CHECK(report.errors == 1);
    cor_report_clear(&report);
    cor_arena_free(arena);
}

static void resolves_to(const char *file, const char *path, const char *expected)
{
    cor_arena *arena = cor_arena_new();
    char *resolved = cor_resolve_path(file, cor_str_of(path), arena);
    CHECK(strcmp(resolved, expected) == 0);
    if (strcmp(resolved, expected) != 0)
        printf("%s in %s: %s, expected %s\n", path, file, resolved, expected);
    cor_arena_free(arena);
}

static void paths_are_looked_for_beside_the_file_and_then_in_the_shared_folder(void)
{
    resolves_to("sub/lost.yaml", "deep.yaml", "sub/deep.yaml");
    resolves_to("sub/lost.yaml", "../base.yaml", "sub/../base.yaml");
    resolves_to("top.yaml", "base.yaml", "base.yaml");
    resolves_to(NULL, "base.yaml", "base.yaml");
    resolves_to("sub/lost.yaml", "/etc/nothing", "/etc/nothing");
    unsetenv("CORRIDOR_STYLES");
    resolves_to("sub/lost.yaml", "shared.yaml", "sub/shared.yaml");
    setenv("CORRIDOR_STYLES", "share/styles", 1);
    resolves_to("sub/lost.yaml", "shared.yaml", "share/styles/shared.yaml");
    resolves_to("sub/lost.yaml", "data/d.geojson", "share/styles/../data/d.geojson");
    resolves_to("sub/lost.yaml", "none.yaml", "sub/none.yaml");
    loading l = load("sub/lost.yaml");
    CHECK(l.well && node_prints(l.document.root, "{\"name\":\"shared\",\"corridor\":{}}"));
    loading_free(&l);
    unsetenv("CORRIDOR_STYLES");
}

int main(void)
{
    char *folder = make_folder();
    RUN(a_chain_of_files_is_merged_from_the_bottom);
    RUN(of_several_the_later_lies_above_and_paths_are_relative_to_their_file);
    RUN(a_theme_lies_over_the_figure_and_its_path_is_relative_to_who_names_it);
    RUN(an_unknown_theme_is_an_error_that_lists_those_there_are);
    RUN(a_cycle_is_an_error_that_prints_the_chain);
    RUN(a_chain_without_end_is_an_error);
    RUN(what_cannot_be_extended_is_named_where_it_is_written);
    RUN(what_is_extended_is_a_figure_and_no_word_or_list);
    RUN(a_folder_is_not_extended);
    RUN(a_missing_figure_is_an_error);
    RUN(a_text_is_parsed_as_if_it_stood_in_its_file);
    RUN(paths_are_looked_for_beside_the_file_and_then_in_the_shared_folder);
    remove_folder(folder);
    free(folder);
    return check_result();
}
