package cn.doorplate.sheet;

import cn.doorplate.place.PlateCode;
import cn.doorplate.place.PlateDoor;
import cn.doorplate.shared.QrCode;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plate as it is drawn; lengths are millimetres, from its own corner.
 *
 * @param estate the compound; null outside any gate
 * @param code as printed, in groups
 * @param link what the QR code says
 * @param wxCode WeChat's code, PNG or JPEG; null where there is none
 */
record PlateFace(
        Fitted street,
        @Nullable Fitted estate,
        Fitted number,
        String code,
        String link,
        QrCode qr,
        byte @Nullable [] wxCode) {

    static final double WIDTH = 90;
    static final double HEIGHT = 85;
    /** White, on which a code stands. */
    static final double PANEL = 33;

    private static final double LINE = 76;

    /** A text, as large as lets it fit its line. */
    record Fitted(String text, String size) {

        static Fitted of(String text, double most) {
            double ems = text.chars().mapToDouble(c -> c < 0x2E80 ? 0.6 : 1).sum();
            return new Fitted(text, millimetres(Math.min(most, LINE / Math.max(ems, 1))));
        }
    }

    static PlateFace of(PlateDoor door, String publicUrl, byte @Nullable [] wxCode) {
        PlateCode plate = Objects.requireNonNull(door.plate());
        String link = publicUrl + "/d/" + plate;
        String number = door.unit() == null ? door.building() : door.building() + " " + door.unit();
        return new PlateFace(
                Fitted.of(door.street(), 5.6),
                door.compound() == null ? null : Fitted.of(door.compound(), 6.4),
                Fitted.of(number, 12),
                plate.spaced(),
                link,
                QrCode.onPlate(link),
                wxCode);
    }

    /** WeChat's code as a data link, made as it is written; null where there is none. */
    @Nullable String wxImage() {
        return wxCode == null ? null : dataLink(wxCode);
    }

    /** From modules to millimetres. */
    String qrScale() {
        return String.format(Locale.ROOT, "%.5f", PANEL / qr.size());
    }

    private static String dataLink(byte[] image) {
        String type = image.length > 1 && image[0] == (byte) 0xFF && image[1] == (byte) 0xD8 ? "jpeg" : "png";
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(image);
    }

    static String millimetres(double length) {
        return String.format(Locale.ROOT, "%.2f", length).replaceAll("\\.?0+$", "");
    }
}
