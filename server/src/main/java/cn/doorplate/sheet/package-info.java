/**
 * Places in Excel, plates on paper: the template, the import of a workbook, and the sheet of plates to print and cut.
 * Other modules read workbooks of a table of their own by it ({@link cn.doorplate.sheet.UploadedTables}).
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"identity", "media", "once", "place", "privacy", "search", "shared", "wechat"})
package cn.doorplate.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
