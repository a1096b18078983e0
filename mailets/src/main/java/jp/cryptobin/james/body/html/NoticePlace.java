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
    private final Places places;
    private final String body;
    private final String notice;
    private final String noticeText;

    /**
     * Prepares the search.
     *
     * @param scan of the source
     */
    NoticePlace(HtmlSource source, HtmlScanner.Scan scan, String notice) {
        this.view = source.view();
        this.start = source.start();
        this.unfinished = scan.unfinished();
        Document document = PageTree.of(view);
        this.body = VisibleText.of(document, 0, 0).before();
        this.places = Places.of(document);
        this.notice = notice;
        this.noticeText = VisibleText.of(Jsoup.parseBodyFragment(notice), 0, 0).before();
    }

    /**
     * What is kept of the tree, which is large; negative where there is no such place.
     *
     * @param closesBody whether the body has an end tag
     * @param end the end tag of the body, else of the document
     * @param bodyStart behind the start tag of the body, or before a frameset
     */
    private record Places(boolean closesBody, int end, int bodyStart, int firstNode) {
        static Places of(Document document) {
            Element shown = document.body();
            boolean frames = shown.normalName().equals("frameset");
            boolean closes = !shown.endSourceRange().isImplicit() && !frames;
            Element root = shown.parent();
            Element ending = closes ? shown : root;
            int end = ending == null || ending.endSourceRange().isImplicit()
                    ? -1
                    : ending.endSourceRange().startPos();
            // A frameset takes the place of the body, but only if nothing is shown before it.
            int start = shown.sourceRange().isImplicit()
                    ? -1
                    : frames
                            ? shown.sourceRange().startPos()
                            : shown.sourceRange().endPos();
            int first = shown.childNodes().isEmpty()
                    ? -1
                    : shown.childNode(0).sourceRange().startPos();
            return new Places(closes, end, start, first);
        }
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
                : places.closesBody() || text.after().isEmpty();
    }

    private VisibleText.Split read(Splice candidate) {
        String edited = view.substring(0, candidate.from()) + candidate.replacement() + view.substring(candidate.to());
        int from = candidate.from() + candidate.replacement().length() - notice.length();
        return VisibleText.of(PageTree.of(edited), from, from + notice.length());
    }

    private List<Supplier<Splice>> bottom() {
        List<Supplier<Splice>> candidates = new ArrayList<>();
        int end = places.end() < 0 ? view.length() : places.end();
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

    private List<Supplier<Splice>> top() {
        List<Supplier<Splice>> candidates = new ArrayList<>();
        if (places.bodyStart() >= 0) {
            candidates.add(() -> Splice.insert(places.bodyStart(), notice));
        }
        if (places.firstNode() >= 0) {
            candidates.add(() -> Splice.insert(places.firstNode(), notice));
        }
        candidates.add(() -> Splice.insert(start, notice));
        return candidates;
    }

    /** The end tags of what is open before a position. */
    private String closing(int position) {
        Document head = PageTree.of(view.substring(0, position) + "<!---->");
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
}
