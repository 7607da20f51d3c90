/** Places in Excel, plates on paper: the template, the import of a workbook, and the sheet of plates to print and cut. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"identity", "media", "once", "place", "privacy", "search", "shared", "wechat"})
package cn.doorplate.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
