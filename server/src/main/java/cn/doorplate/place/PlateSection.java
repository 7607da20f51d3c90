package cn.doorplate.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the plate's page that another module contributes. Public content only: the page is cached and shown to anyone
 * who stands before the plate. A module whose section has more fields adds a record and a GraphQL type of the same name
 * that implement this; {@link PlateTextSection} is enough for lines of text.
 */
public interface PlateSection {

    /** As in 本楼通知. */
    String title();

    /** In the order to show them. */
    List<PlateLine> lines();

    /** @param href a path on this server or a {@code tel:} link; null if the line leads nowhere */
    record PlateLine(String text, @Nullable String href) {}
}
