package jp.cryptobin.james.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import jp.cryptobin.james.sandbox.contract.DepositState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {
    @Test
    void saysInEnglishAllThatItSaysInJapanese() throws Exception {
        assertThat(keys("en")).isEqualTo(keys("ja")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(DepositState.class)
    void hasWordsForEveryState(DepositState state) throws Exception {
        String word = state.name().toLowerCase(Locale.ROOT).replace('_', '-');

        assertThat(keys("ja")).contains("state-" + word);
        if (state != DepositState.DELIVERED) {
            assertThat(keys("ja")).contains(word + "-title", word + "-text");
        }
    }

    private static Set<String> keys(String tag) throws Exception {
        Properties texts = new Properties();
        texts.load(new InputStreamReader(
                LanguageTest.class.getResourceAsStream("messages_" + tag + ".properties"), UTF_8));
        return texts.stringPropertyNames();
    }
}
