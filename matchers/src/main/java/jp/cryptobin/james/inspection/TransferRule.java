package jp.cryptobin.james.inspection;

import jp.cryptobin.james.mime.MimeHeader;

/** The manual's rule of what is transferred (4.2.1), with the settings that may bend it. */
final class TransferRule {
    private TransferRule() {}

    /**
     * @param ambiguous whether the part has a defect by which it counts as a file
     */
    static Rule of(MimeHeader part, boolean ambiguous, InspectionSettings settings) {
        if (ambiguous) {
            return Rule.DEFECT;
        }
        boolean inline = part.disposition().isEmpty() || part.disposition().equals("inline");
        if (inline && settings.bodyLikeTypes().contains(part.contentType())) {
            return Rule.BODY_LIKE_TYPE;
        }
        if (!part.isText()) {
            return Rule.OTHER_TYPE;
        }
        if (!inline) {
            return Rule.OTHER_DISPOSITION;
        }
        return settings.namedTextIsFile() && !part.fileName().isEmpty() ? Rule.NAMED_TEXT : Rule.TEXT_BODY;
    }

    static Role role(Rule rule) {
        return switch (rule) {
            case STRUCTURE, TNEF, RETURNED_MESSAGE -> Role.CONTAINER;
            case TEXT_BODY, BODY_LIKE_TYPE, INLINE_PICTURE, CALENDAR_COPY, RECEIPT, SIGNATURE, REPORT -> Role.BODY;
            case OTHER_TYPE, OTHER_DISPOSITION, DEFECT, NAMED_TEXT, FILE_IN_TNEF -> Role.FILE;
        };
    }
}
