package cn.doorplate.place;

import java.util.List;

/** A section that says all it has to say in its lines. */
public record PlateTextSection(String title, List<PlateLine> lines) implements PlateSection {}
