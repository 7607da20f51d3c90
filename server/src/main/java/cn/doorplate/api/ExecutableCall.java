package cn.doorplate.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;

/** A call whose document was found. */
record ExecutableCall(String document, GraphQlCall call) implements GraphQlRequest {

    @Override
    public String getDocument() {
        return document;
    }

    @Override
    public @Nullable String getOperationName() {
        return call.operationName();
    }

    @Override
    public Map<String, @Nullable Object> getVariables() {
        return call.variables();
    }

    @Override
    public Map<String, Object> getExtensions() {
        return call.extensions();
    }

    /** As a client would have sent it, had it sent the text. */
    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("query", document);
        if (call.operationName() != null) {
            map.put("operationName", call.operationName());
        }
        map.put("variables", call.variables());
        map.put("extensions", call.extensions());
        return map;
    }
}
