package jp.cryptobin.james.body.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CssScannerTest {
    private static List<String> found(String css) {
        return CssScanner.declarations(css, url -> url.strip().equals("cid:x")).stream()
                .map(range -> css.substring(range.from(), range.to()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "background: url(cid:x)",
                "background:url('cid:x') no-repeat",
                "background: red url( \"cid:x\" )",
                "background: URL(cid:x)",
                "background: u\\72l(cid:x)",
                "background: url(c\\69 d:x)",
                "background: url(\"c\\69\\d\" , url(cid:x)",
                "list-style-image: image-set('cid:x' 1x)",
                "--picture: src(\"cid:x\")",
                "background: url('c\\\r\nid:x')",
                "@import 'cid:x'",
                "@import url(cid:x)",
            })
    void findsADeclarationThatHasTheUrl(String declaration) {
        assertThat(found(declaration)).containsExactly(declaration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content: 'cid:x'",
                "background: url(cid:y)",
                "/* background: url(cid:x) */ color: red",
                "content: 'url(cid:x)'",
                "background: curl(cid:x)",
            })
    void leavesWhatRefersToNothing(String declaration) {
        assertThat(found(declaration)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "color:red; background:url(cid:x); top:0    | background:url(cid:x);",
                "a{b:url(cid:x)}                            | b:url(cid:x)",
                "@media screen{a{b:url(cid:x);c:d}}         | b:url(cid:x);",
                "a{b:';';c:url(cid:x)}                      | c:url(cid:x)",
                "a{b:url(cid:x;y)}                          |",
                "b:url(cid:x) /* ; */, none; c:d            | b:url(cid:x) /* ; */, none;",
            })
    void takesTheDeclarationAndNotItsNeighbours(String css, String declaration) {
        assertThat(found(css)).isEqualTo(declaration == null ? List.of() : List.of(declaration));
    }

    @Test
    void goesOnToTheEndWhereSomethingIsOpen() {
        assertThat(found("a{b:url(cid:x")).containsExactly("b:url(cid:x");
        assertThat(found("a{b:url('cid:x")).containsExactly("b:url('cid:x");
        assertThat(found("a{b:url('cid:x\n;c:d}")).containsExactly("b:url('cid:x\n;c:d");
    }
}
