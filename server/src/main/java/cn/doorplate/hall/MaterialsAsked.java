package cn.doorplate.hall;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * 补正要求: what is missing.
 *
 * @param materials by their numbers
 * @param fields by their keys
 */
record MaterialsAsked(List<Integer> materials, List<String> fields, String text) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static MaterialsAsked read(String json) {
        return JSON.readValue(json, MaterialsAsked.class);
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "MaterialsAsked[" + materials + fields + "]";
    }
}
