package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilePasswordTest {
    private static final int SAMPLES = 20_000;
    private static final List<String> PASSWORDS = IntStream.range(0, SAMPLES)
            .mapToObj(i -> FilePassword.derive(SampleFile.SECRET, key(i)).reveal())
            .toList();

    private static IdempotencyKey key(int number) {
        return new IdempotencyKey("%040d".formatted(number));
    }

    @Test
    void isTheSameForTheSameKeyAndAnotherForAnother() {
        assertThat(FilePassword.derive(SampleFile.SECRET, key(7)).reveal()).isEqualTo(PASSWORDS.get(7));
        assertThat(PASSWORDS).doesNotHaveDuplicates();
    }

    @Test
    void hasFifteenCharactersOfEveryClass() {
        assertThat(PASSWORDS)
                .allSatisfy(password -> assertThat(password)
                        .hasSize(15)
                        .matches(".*[A-Z].*")
                        .matches(".*[a-z].*")
                        .matches(".*[0-9].*")
                        .matches(".*[*._-].*"));
    }

    @Test
    void hasNoCharacterThatConfusesTheEyeOrNeedsQuoting() {
        assertThat(String.join("", FilePassword.CLASSES))
                .doesNotContainPattern("[0O1lIioSsZzBGbgq|<>&\"'%+:/?#@!$(),;= \\\\^`{}\\[\\]~]");
        assertThat(String.join("", PASSWORDS))
                .matches("[" + String.join("", FilePassword.CLASSES).replace("*-._", "*._-") + "]*");
    }

    @Test
    void neverForcesAClassToAPosition() {
        // Among strings that have every class, each position holds a symbol equally often: 15 positions alike.
        List<Long> symbolsAt = IntStream.range(0, FilePassword.LENGTH)
                .mapToObj(position -> PASSWORDS.stream()
                        .filter(password -> "*-._".indexOf(password.charAt(position)) >= 0)
                        .count())
                .toList();
        double mean = symbolsAt.stream().mapToLong(Long::longValue).average().orElseThrow();

        assertThat(symbolsAt).allSatisfy(count -> assertThat((double) count).isCloseTo(mean, withPercentage(10)));
    }

    @Test
    void favoursNoCharacterOfAClass() {
        Map<Integer, Long> counts = PASSWORDS.stream()
                .flatMap(password -> password.chars().boxed())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        for (String members : FilePassword.CLASSES) {
            double mean = members.chars().mapToLong(counts::get).average().orElseThrow();
            assertThat(members.chars().boxed())
                    .allSatisfy(c -> assertThat((double) counts.get(c)).isCloseTo(mean, withPercentage(7)));
        }
    }

    @Test
    void hasTheEntropyThatItsDocumentationTells() {
        // Inclusion and exclusion over the classes that are lacking.
        List<Integer> sizes = FilePassword.CLASSES.stream().map(String::length).toList();
        BigInteger strings = BigInteger.ZERO;
        for (int lacking = 0; lacking < 1 << sizes.size(); lacking++) {
            int mask = lacking;
            int left = IntStream.range(0, sizes.size())
                    .filter(i -> (mask & 1 << i) == 0)
                    .map(sizes::get)
                    .sum();
            BigInteger count = BigInteger.valueOf(left).pow(FilePassword.LENGTH);
            strings = Integer.bitCount(lacking) % 2 == 0 ? strings.add(count) : strings.subtract(count);
        }

        assertThat(Math.log(strings.doubleValue()) / Math.log(2)).isCloseTo(84.0, offset(0.05));
    }
}
