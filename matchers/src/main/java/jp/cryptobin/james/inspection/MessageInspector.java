package jp.cryptobin.james.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.MessageReader;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.mime.PartPath;

/** Finds out what a message is made of, in one pass over its octets and in bounded memory. */
public final class MessageInspector {
    private final InspectionSettings settings;

    public MessageInspector(InspectionSettings settings) {
        this.settings = settings;
    }

    /**
     * Inspects a message.
     *
     * @param message opened once; a second time only where the mail could leave as it is
     * @param nullSender whether the mail has the null reverse-path, by which reports travel
     * @throws IOException if the message cannot be read; nothing about its content throws
     */
    public Inspection inspect(MessageSource message, boolean nullSender) throws IOException {
        return read(message, nullSender).inspection();
    }

    /**
     * As {@link #inspect(MessageSource, boolean)}, and by what the message is known again.
     *
     * @param nullSender whether the mail has the null reverse-path, by which reports travel
     */
    public InspectedMessage read(MessageSource message, boolean nullSender) throws IOException {
        InspectionPass pass = new InspectionPass(settings, nullSender);
        LayoutWitness witness = new LayoutWitness(pass::isCertainFile);
        try (InputStream in = message.open()) {
            MessageReader.read(in, settings.limits(), pass, witness).forEach(pass::note);
        }
        Inspection inspection = pass.inspection();
        boolean leavesAsItIs = !inspection.hasFiles()
                && !inspection.has(Defect.Consequence.REBUILT)
                && !inspection.has(Defect.Consequence.REFUSED);
        if (leavesAsItIs && !SecondReader.agrees(message, inspection.parts())) {
            pass.note(Defect.READERS_DISAGREE, PartPath.ROOT);
            inspection = pass.inspection();
        }
        return new InspectedMessage(inspection, sealed(message, witness.layout(), inspection));
    }

    /** What stays in a mail is digested octet by octet, whatever was thought when its body began. */
    private static MessageLayout sealed(MessageSource message, MessageLayout layout, Inspection inspection)
            throws IOException {
        Set<PartPath> files = inspection.files().stream().map(Part::path).collect(Collectors.toSet());
        boolean onlyFilesApart =
                layout.bodies().stream().allMatch(body -> !body.apart() || files.contains(body.path()));
        if (onlyFilesApart) {
            return layout;
        }
        try (InputStream in = message.open()) {
            return layout.whole(in);
        }
    }
}
