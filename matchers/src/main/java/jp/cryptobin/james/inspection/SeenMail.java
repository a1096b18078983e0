package jp.cryptobin.james.inspection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.cryptobin.james.inspection.html.Places;
import jp.cryptobin.james.mime.FoundDefects;
import jp.cryptobin.james.mime.PartPath;

/** What was met in a message while it was read, for the decisions that need to know all of it. */
final class SeenMail {
    final FoundDefects findings = new FoundDefects();
    final List<SeenPart> parts = new ArrayList<>();
    /** Places of data: URLs, by the part that holds them. */
    final Map<PartPath, Places> dataUrls = new LinkedHashMap<>();
    /** Types of encrypted parts in attached messages. */
    final List<String> encryptedWithin = new ArrayList<>();
    /** What HTML bodies show by cid:. */
    final Set<String> contentIds = new HashSet<>();

    final Map<PartPath, String> attachedSubjects = new HashMap<>();
    final Set<PartPath> soundSignatures = new HashSet<>();
    final Set<PartPath> soundReceipts = new HashSet<>();
}
