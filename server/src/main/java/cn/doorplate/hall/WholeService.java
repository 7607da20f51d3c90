package cn.doorplate.hall;

import cn.doorplate.search.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the editions of one service say together. Editions never change, so it holds for good.
 *
 * @param searchText what people look for in it, normalised; empty where a part of that is missing
 */
record WholeService(ServiceContent content, String searchText) {

    /** @param downwards the editions, one at least, the highest region's first */
    static WholeService of(List<EditionRow> downwards) {
        ServiceContent content = ServiceContent.read(downwards.get(0).content());
        for (EditionRow row : downwards.subList(1, downwards.size())) {
            content = ServiceContent.read(row.content()).over(content);
        }
        return new WholeService(content, isHad(content) ? searchText(content) : "");
    }

    /** Whether it is offered, and everything said that has to be. */
    boolean isHad() {
        return isHad(content);
    }

    private static boolean isHad(ServiceContent content) {
        return content.isOffered() && content.missing().isEmpty();
    }

    private static String searchText(ServiceContent content) {
        List<String> texts = new ArrayList<>();
        Stream.of(content.name(), content.summary(), content.who())
                .map(Objects::requireNonNull)
                .forEach(texts::add);
        Objects.requireNonNull(content.materials()).forEach(material -> texts.add(material.name()));
        return SearchText.normalise(String.join("\n", texts));
    }
}
