package jp.cryptobin.james.matchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AfterInitTest {
    private final AfterInit<String> word = new AfterInit<>();
    private final List<String> seen = new ArrayList<>();

    @Test
    void hasNothingBeforeInit() {
        word.ifPresent(seen::add);

        assertThat(seen).isEmpty();
        assertThatIllegalStateException().isThrownBy(word::get).withMessage("init() comes first");
    }

    @Test
    void keepsWhatInitRead() {
        word.set("relay");
        word.ifPresent(seen::add);

        assertThat(seen).containsExactly("relay");
        assertThat(word.get()).isEqualTo("relay");
    }
}
