using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Figures;

namespace ReturnCase.Web.Pages.Reports;

/// <summary>The page of figures as a file. That somebody took it is in the trail; of whom it tells nobody can say.</summary>
public sealed class ExportModel(FigureDesk desk, PageText<FigureText> text, AuditTrail trail) : PageModel
{
    private const string Csv = "csv";
    private const string Xlsx = "xlsx";

    public async Task<IActionResult> OnGetAsync(string format, string? per, string? year, string? country, string? team, CancellationToken cancel)
    {
        if (format is not (Csv or Xlsx))
        {
            return NotFound();
        }

        var sheet = await desk.ReadAsync(FigureFilter.Parse(per, year, country, team), cancel);
        trail.Happened(AuditAction.FiguresExported, $"{format}, {Slugs.Of(sheet.Filter.Per)}, {sheet.Filter.Year}{(sheet.Filter.Country is null ? "" : ", country")}{(sheet.Filter.Team is null ? "" : ", team")}");
        var name = $"{text["FileName"]}-{sheet.Filter.Year}.{format}";
        return format == Xlsx
            ? File(FigureExport.Xlsx(sheet, text), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name)
            : File(FigureExport.Csv(sheet, text), "text/csv; charset=utf-8", name);
    }
}
