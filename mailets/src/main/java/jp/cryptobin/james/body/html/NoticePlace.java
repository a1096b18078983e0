package jp.cryptobin.james.body.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import jp.cryptobin.james.body.NoticePosition;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Looks for the place of the notice in HTML. No list of shapes can tell where an insertion is seen, so each candidate is
 * tried: the document with the notice is parsed again, and counts only if the notice's text is there, in order, where
 * it can be read, and the rest reads as before.
 */
final class NoticePlace {
    /** Open elements that are closed before the notice; deeper documents get it elsewhere. */
    private static final int MOST_CLOSED = 256;

    private final String view;
    private final int start;
    private final OptionalInt unfinished;
    private final Document document;
    private final String body;
    private final String notice;
    private final String noticeText;

    /**
     * Prepares the search.
     *
     * @param unfinished where something begins that the end of the source cuts off
     */
    NoticePlace(HtmlSource source, OptionalInt unfinished, String notice) {
        this.view = source.view();
        this.start = source.start();
        this.unfinished = unfinished;
        this.document = parse(view);
        this.body = VisibleText.of(document, 0, 0).before();
        this.notice = notice;
        this.noticeText = VisibleText.of(Jsoup.parseBodyFragment(notice), 0, 0).before();
    }

    /** The insertion, or nothing if no place shows the notice. */
    Optional<Splice> find(NoticePosition position) {
        List<Supplier<Splice>> candidates = position == NoticePosition.TOP ? top() : bottom();
        Optional<Splice> elsewhere = Optional.empty();
        for (Supplier<Splice> supplier : candidates) {
            Splice candidate = supplier.get();
            VisibleText.Split text = read(candidate);
            boolean shown = !noticeText.isEmpty() && text.within().equals(noticeText);
            if (shown && (text.before() + text.after()).equals(body) && atEdge(position, text)) {
                return Optional.of(candidate);
            }
            if (shown && elsewhere.isEmpty()) {
                elsewhere = Optional.of(candidate);
            }
        }
        return elsewhere;
    }

    /** What the sender wrote behind the end tag of the body stays behind the notice. */
    private boolean atEdge(NoticePosition position, VisibleText.Split text) {
        return position == NoticePosition.TOP
                ? text.before().isEmpty()
                : closesBody() || text.after().isEmpty();
    }

    private boolean closesBody() {
        Element shown = document.body();
        return !shown.endSourceRange().isImplicit() && !shown.normalName().equals("frameset");
    }

    private VisibleText.Split read(Splice candidate) {
        String edited = view.substring(0, candidate.from()) + candidate.replacement() + view.substring(candidate.to());
        int from = candidate.from() + candidate.replacement().length() - notice.length();
        return VisibleText.of(parse(edited), from, from + notice.length());
    }

    private List<Supplier<Splice>> bottom() {
        List<Supplier<Splice>> candidates = new ArrayList<>();
        int end = end();
        candidates.add(() -> Splice.insert(end, notice));
        candidates.add(() -> Splice.insert(end, closing(end) + notice));
        if (end < view.length()) {
            candidates.add(() -> Splice.insert(view.length(), notice));
            candidates.add(() -> Splice.insert(view.length(), closing(view.length()) + notice));
        }
        unfinished.ifPresent(at -> {
            candidates.add(() -> Splice.insert(at, notice));
            candidates.add(() -> Splice.insert(at, closing(at) + notice));
        });
        candidates.addAll(top());
        return candidates;
    }

    /** Before the end tag of the body, else of the document. */
    private int end() {
        Element shown = document.body();
        if (closesBody()) {
            return shown.endSourceRange().startPos();
        }
        Element root = shown.parent();
        return root == null || root.endSourceRange().isImplicit()
                ? view.length()
                : root.endSourceRange().startPos();
    }

    private List<Supplier<Splice>> top() {
        List<Supplier<Splice>> candidates = new ArrayList<>();
        Element shown = document.body();
        if (!shown.sourceRange().isImplicit()) {
            // A frameset takes the place of the body, but only if nothing is shown before it.
            boolean frames = shown.normalName().equals("frameset");
            candidates.add(() -> Splice.insert(
                    frames
                            ? shown.sourceRange().startPos()
                            : shown.sourceRange().endPos(),
                    notice));
        }
        if (!shown.childNodes().isEmpty()) {
            int first = shown.childNode(0).sourceRange().startPos();
            if (first >= 0) {
                candidates.add(() -> Splice.insert(first, notice));
            }
        }
        candidates.add(() -> Splice.insert(start, notice));
        return candidates;
    }

    /** The end tags of what is open before a position. */
    private String closing(int position) {
        Document head = parse(view.substring(0, position) + "<!---->");
        Optional<Comment> mark = head.nodeStream(Comment.class)
                .filter(comment -> comment.sourceRange().startPos() == position)
                .findFirst();
        StringBuilder tags = new StringBuilder();
        Element open = mark.isPresent() ? mark.get().parent() : null;
        for (int depth = 0; open != null && depth < MOST_CLOSED; depth++) {
            String name = open.tagName();
            if (open instanceof Document || name.equals("body") || name.equals("html")) {
                return tags.toString();
            }
            tags.append("</").append(name).append('>');
            open = open.parent();
        }
        return "";
    }

    private static Document parse(String source) {
        return Parser.htmlParser().setTrackPosition(true).parseInput(source, "");
    }
}
