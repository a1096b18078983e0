package jp.cryptobin.james.body.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SrcsetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a             | a",
                "a 1x, b 2x    | a;b",
                "a, b          | a;b",
                "a,b           | a,b",
                "' , a 1x,,b ' | a;b",
                "a f(1,2) 1x, b | a;b",
                "cid:x,y 2x, b | cid:x,y;b",
            })
    void readsCandidatesAsBrowsersDo(String srcset, String urls) {
        List<Srcset.Candidate> candidates = Srcset.candidates(srcset);

        assertThat(candidates.stream().map(Srcset.Candidate::url)).containsExactly(urls.split(";", -1));
        assertThat(candidates.get(candidates.size() - 1).to()).isEqualTo(srcset.length());
    }
}
