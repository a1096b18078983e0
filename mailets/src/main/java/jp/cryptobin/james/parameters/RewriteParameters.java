package jp.cryptobin.james.parameters;

import jp.cryptobin.james.body.NoticePosition;
import jp.cryptobin.james.body.html.PlaceOfPicture;
import jp.cryptobin.james.rebuild.RebuildSettings;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/** The parameters of {@code RewriteBody}. */
public record RewriteParameters(
        RebuildSettings rebuild, Languages languages, PasswordParameters password, Templates templates) {

    /** @param postmaster address that password mails come from by default */
    public static RewriteParameters read(Parameters parameters, String postmaster) {
        return new RewriteParameters(
                new RebuildSettings(
                        parameters.choice("position", NoticePosition.BOTTOM),
                        parameters.choice("placeOfRemovedPicture", PlaceOfPicture.ALT)),
                parameters.choice("language", Languages.JA),
                PasswordParameters.read(parameters, postmaster),
                parameters.templates());
    }
}
