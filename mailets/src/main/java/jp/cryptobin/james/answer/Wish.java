package jp.cryptobin.james.answer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is to become of a mail that is held. */
public enum Wish {
    STOP,
    SEND;

    private List<String> words() {
        return switch (this) {
            case STOP -> List.of("stop", "cancel", "中止", "送信中止", "中止する", "停止", "取消", "取り消し", "取消し", "キャンセル", "ストップ");
            case SEND -> List.of("send", "send now", "送信", "今すぐ送信", "すぐ送信", "送信する", "送る");
        };
    }

    /** The word that stands in links. */
    public String word() {
        return name();
    }

    /** The wish of a line that is one of the words, and no more than it. */
    public static Optional<Wish> of(String line) {
        // Wide letters and half-wide kana are the same words; so is a word with a full stop.
        String plain = Normalizer.normalize(line, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Punct}。、「」『』]+", " ")
                .replaceAll("[\\s\\u200B\\u00A0]+", " ")
                .strip();
        return Arrays.stream(values())
                .filter(wish -> wish.words().contains(plain))
                .findFirst();
    }
}
