package cn.doorplate.api;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The two media types of an answer, and how a caller chooses between them. */
enum AnswerFormat {
    /** Its status tells whether the request was executed. */
    GRAPHQL_RESPONSE("application/graphql-response+json"),
    /** For older clients, which take any other status than 200 for a fault of the network. */
    JSON("application/json");

    private final MediaType type;
    private final String contentType;

    AnswerFormat(String type) {
        this.type = MediaType.parseMediaType(type);
        this.contentType = type + ";charset=utf-8";
    }

    String contentType() {
        return contentType;
    }

    /** Of a well-formed request that could not be executed: a document that does not fit, variables of a wrong type. */
    int statusOfRefusal() {
        return this == JSON ? 200 : 400;
    }

    /**
     * The best of those that {@code Accept} allows; {@link #JSON} where it does not care.
     *
     * @throws Refusal if it allows neither
     */
    static AnswerFormat accepted(@Nullable String accept) {
        if (accept == null || accept.isEmpty() || accept.equals("*/*") || accept.equals("application/json")) {
            return JSON;
        }
        if (accept.startsWith("application/graphql-response+json")
                && (accept.length() == 33 || accept.endsWith("+json, application/json;q=0.9"))) {
            return GRAPHQL_RESPONSE;
        }
        return best(parse(accept));
    }

    private static AnswerFormat best(List<MediaType> accepted) {
        for (MediaType range : accepted) {
            for (AnswerFormat format :
                    range.isWildcardSubtype() ? List.of(JSON, GRAPHQL_RESPONSE) : List.of(values())) {
                if (range.getQualityValue() > 0 && range.includes(format.type) && !format.isRefusedBy(accepted)) {
                    return format;
                }
            }
        }
        throw notAcceptable();
    }

    private boolean isRefusedBy(List<MediaType> accepted) {
        return accepted.stream().anyMatch(range -> range.getQualityValue() == 0 && range.equalsTypeAndSubtype(type));
    }

    /** In the order of their quality, and of equal ones in the order given. */
    private static List<MediaType> parse(String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed())
                    .toList();
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable();
        }
    }

    private static Refusal notAcceptable() {
        return Refusal.of(ErrorCode.NOT_ACCEPTABLE, "api.http.not-acceptable");
    }
}
