package jp.cryptobin.james.inspection;

import java.util.Set;
import jp.cryptobin.james.inspection.InspectionSettings.Naming;
import jp.cryptobin.james.inspection.InspectionSettings.Signatures;
import jp.cryptobin.james.mime.ReadingLimits;

/** Settings that differ in a word or two. */
public final class SettingsBuilder {
    private ReadingLimits limits;
    private boolean namedTextIsFile;
    private Set<String> bodyLikeTypes;
    private Signatures signatures;
    private int inlinePictureOctets;
    private Naming naming;
    private boolean searchAttachedMessages;
    private boolean decodeTnef;
    private Profile profile;

    private SettingsBuilder(InspectionSettings settings) {
        limits = settings.limits();
        namedTextIsFile = settings.namedTextIsFile();
        bodyLikeTypes = settings.bodyLikeTypes();
        signatures = settings.signatures();
        inlinePictureOctets = settings.inlinePictureOctets();
        naming = settings.naming();
        searchAttachedMessages = settings.searchAttachedMessages();
        decodeTnef = settings.decodeTnef();
        profile = settings.profile();
    }

    /** Begins with the defaults. */
    public static SettingsBuilder settings() {
        return from(InspectionSettings.DEFAULT);
    }

    public static SettingsBuilder from(InspectionSettings settings) {
        return new SettingsBuilder(settings);
    }

    public InspectionSettings build() {
        return new InspectionSettings(
                limits,
                namedTextIsFile,
                bodyLikeTypes,
                signatures,
                inlinePictureOctets,
                naming,
                searchAttachedMessages,
                decodeTnef,
                profile);
    }

    public SettingsBuilder withLimits(ReadingLimits other) {
        limits = other;
        return this;
    }

    public SettingsBuilder withNamedTextAsFile() {
        namedTextIsFile = true;
        return this;
    }

    public SettingsBuilder withBodyLikeTypes(Set<String> types) {
        bodyLikeTypes = types;
        return this;
    }

    public SettingsBuilder withSignatures(Signatures other) {
        signatures = other;
        return this;
    }

    public SettingsBuilder withInlinePictures(int octets) {
        inlinePictureOctets = octets;
        return this;
    }

    public SettingsBuilder withNaming(Naming other) {
        naming = other;
        return this;
    }

    public SettingsBuilder withSearchOfAttachedMessages() {
        searchAttachedMessages = true;
        return this;
    }

    public SettingsBuilder withDecodedTnef() {
        decodeTnef = true;
        return this;
    }

    public SettingsBuilder withProfile(Profile other) {
        profile = other;
        return this;
    }
}
