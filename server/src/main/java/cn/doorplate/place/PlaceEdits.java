package cn.doorplate.place;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to become of a community's places. Ids of what is new are the caller's, made before, so that rows can name each other. */
public record PlaceEdits(
        List<Edit<OnFile.Compound>> compounds,
        List<Edit<OnFile.Building>> buildings,
        List<Edit<OnFile.Unit>> units,
        List<Edit<OnFile.Household>> households,
        List<Edit<OnFile.Responsibility>> responsibilities) {

    /**
     * A row that is new or changes.
     *
     * @param before null if it is new
     */
    public record Edit<T>(@Nullable T before, T after) {

        public boolean isNew() {
            return before == null;
        }
    }

    /** The number of rows that are new. */
    public int created() {
        return (int) all().filter(Edit::isNew).count();
    }

    /** The number of rows that change. */
    public int updated() {
        return (int) all().filter(edit -> !edit.isNew()).count();
    }

    private Stream<Edit<?>> all() {
        return Stream.of(compounds, buildings, units, households, responsibilities)
                .flatMap(List::stream);
    }
}
