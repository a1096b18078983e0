package jp.cryptobin.james.letter;

import java.util.List;
import jp.cryptobin.james.template.TemplateFile;
import jp.cryptobin.james.template.TemplateSample;

/**
 * The templates of all letters, and of the notices in bodies: the name of each file, and which model it is filled from.
 */
enum LetterTemplate implements TemplateFile {
    PASSWORD_TEXT("password-notice.txt", Model.PASSWORD),
    PASSWORD_HTML("password-notice.html", Model.PASSWORD),
    ELSEWHERE_TEXT("password-elsewhere.txt", Model.ELSEWHERE),
    ELSEWHERE_HTML("password-elsewhere.html", Model.ELSEWHERE),
    MAIL_SUBJECT("password-mail-subject.txt", Model.MAIL_SUBJECT),
    MAIL_TEXT("password-mail.txt", Model.MAIL),
    MAIL_HTML("password-mail.html", Model.MAIL),
    FILES_SUBJECT("files-notice-subject.txt", Model.FILES_SUBJECT),
    FILES_TEXT("files-notice.txt", Model.FILES),
    FILES_HTML("files-notice.html", Model.FILES),
    RECEIPT_SUBJECT("deposit-receipt-subject.txt", Model.RECEIPT_SUBJECT),
    RECEIPT_TEXT("deposit-receipt.txt", Model.RECEIPT),
    RECEIPT_HTML("deposit-receipt.html", Model.RECEIPT),
    SENDER_SUBJECT("sender-notice-subject.txt", Model.SENDER_SUBJECT),
    SENDER_TEXT("sender-notice.txt", Model.SENDER),
    SENDER_HTML("sender-notice.html", Model.SENDER),
    UNDELIVERED_SUBJECT("undelivered-notice-subject.txt", Model.UNDELIVERED_SUBJECT),
    UNDELIVERED_TEXT("undelivered-notice.txt", Model.UNDELIVERED),
    UNDELIVERED_HTML("undelivered-notice.html", Model.UNDELIVERED),
    HOLD_SUBJECT("hold-letter-subject.txt", Model.HOLD_SUBJECT),
    HOLD_TEXT("hold-letter.txt", Model.HOLD),
    HOLD_HTML("hold-letter.html", Model.HOLD),
    HOLD_RESULT_SUBJECT("hold-result-subject.txt", Model.HOLD_RESULT_SUBJECT),
    HOLD_RESULT_TEXT("hold-result.txt", Model.HOLD_RESULT),
    HOLD_RESULT_HTML("hold-result.html", Model.HOLD_RESULT);

    private enum Model {
        PASSWORD,
        ELSEWHERE,
        MAIL,
        MAIL_SUBJECT,
        FILES,
        FILES_SUBJECT,
        RECEIPT,
        RECEIPT_SUBJECT,
        SENDER,
        SENDER_SUBJECT,
        UNDELIVERED,
        UNDELIVERED_SUBJECT,
        HOLD,
        HOLD_SUBJECT,
        HOLD_RESULT,
        HOLD_RESULT_SUBJECT
    }

    private final String fileName;
    private final Model model;

    LetterTemplate(String fileName, Model model) {
        this.fileName = fileName;
        this.model = model;
    }

    @Override
    public String fileName() {
        return fileName;
    }

    @Override
    public List<TemplateSample> samples() {
        return switch (model) {
            case PASSWORD -> PasswordNoticeModel.samples();
            case ELSEWHERE -> PasswordElsewhereModel.samples();
            case MAIL -> PasswordMailModel.bodies();
            case MAIL_SUBJECT -> PasswordMailModel.subjects();
            case FILES -> FilesNoticeModel.bodies();
            case FILES_SUBJECT -> FilesNoticeModel.subjects();
            case RECEIPT -> DepositReceiptModel.bodies();
            case RECEIPT_SUBJECT -> DepositReceiptModel.subjects();
            case SENDER -> SenderNoticeSamples.bodies();
            case SENDER_SUBJECT -> SenderNoticeSamples.subjects();
            case UNDELIVERED -> UndeliveredNoticeModel.bodies();
            case UNDELIVERED_SUBJECT -> UndeliveredNoticeModel.subjects();
            case HOLD -> HoldLetterModel.bodies();
            case HOLD_SUBJECT -> HoldLetterModel.subjects();
            case HOLD_RESULT -> HoldResultModel.bodies();
            case HOLD_RESULT_SUBJECT -> HoldResultModel.subjects();
        };
    }
}
