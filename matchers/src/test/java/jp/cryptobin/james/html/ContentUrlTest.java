package jp.cryptobin.james.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentUrlTest {
    @ParameterizedTest
    @ValueSource(strings = {"cid:a+b@x", "CID:a+b@x", " \u0001c\tid:a+\r\nb@x \n", "cid:a%2Bb%40x"})
    void readsAsBrowsersDo(String url) {
        assertThat(ContentUrl.cid(url)).map(ContentUrl::id).contains("a+b@x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "cid", "acid:x", "mid:a/b", "https://example.com/cid:x"})
    void knowsWhatIsNone(String url) {
        assertThat(ContentUrl.cid(url)).isEmpty();
    }

    @Test
    void keepsWhatCannotBeDecoded() {
        assertThat(ContentUrl.cid("cid:50%@x%zz%4")).map(ContentUrl::id).contains("50%@x%zz%4");
    }

    @Test
    void findsThePartInAMessage() {
        assertThat(ContentUrl.mid("mid:message@x/part@y")).map(ContentUrl::id).contains("part@y");
        assertThat(ContentUrl.mid("mid:message@x")).isEmpty();
    }
}
