using System.Globalization;
using System.Text;
using ReturnCase.Web.Figures;

namespace ReturnCase.Web.Importing;

/// <summary>What came of a line.</summary>
internal enum ImportOutcome
{
    /// <summary>Said about the file.</summary>
    Note,

    /// <summary>There is a case of it now.</summary>
    Imported,

    /// <summary>There would be, had it not been a trial.</summary>
    WouldBeImported,

    /// <summary>It came in before; nothing changed.</summary>
    WasHere,

    /// <summary>Something is wrong with it; nothing of it was kept.</summary>
    NotImported,
}

/// <summary>A line with what came of it.</summary>
internal sealed record ReportedLine(int Line, string? Key, ImportOutcome Outcome, string? Case, IReadOnlyList<LineFault> Faults)
{
    /// <summary>It is good: what is said of it is a warning.</summary>
    public bool CameIn => Outcome is ImportOutcome.Imported or ImportOutcome.WouldBeImported;
}

/// <summary>
/// The report of a file: each line with what came of it, and each cell that is wrong on a row of its own. A table that a spreadsheet opens and runs nothing of.
/// It goes to the file in whole rows, those of some lines at a time: whatever stops the program, no row is half there.
/// </summary>
internal sealed class ImportReport : IAsyncDisposable
{
    private const char Separator = ';';

    private readonly Stream? _stream;
    private readonly StringBuilder _rows = new();
    private readonly ImportText _text;
    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<ImportOutcome, string> _outcomes;

    public ImportReport(Stream? stream, ImportText text, IReadOnlyList<ImportColumn?> columns)
    {
        (_text, _stream) = (text, stream);
        _places = columns.Index().Where(column => column.Item is not null).ToDictionary(column => column.Item!.Name, column => column.Index);
        _outcomes = Enum.GetValues<ImportOutcome>().ToDictionary(outcome => outcome, outcome => text.Both(outcome.ToString()));
        Write("\uFEFF", Row(text.Both("Line"), text.Both("Column"), text.Both("Key"), text.Both("Outcome"), text.Both("Case"), text.In("nl", "Wrong"), text.In("nl", "Right"), text.In("en", "Wrong"), text.In("en", "Right")));
    }

    public void Add(ReportedLine line)
    {
        if (_stream is null)
            return;
        var (number, outcome) = (line.Line.ToString(CultureInfo.InvariantCulture), _outcomes[line.Outcome]);
        if (line.Faults.Count == 0)
            Write(Row(number, "", line.Key ?? "", outcome, line.Case ?? "", "", "", "", ""));
        foreach (var fault in line.Faults)
            Write(Row([number, ColumnOf(fault), line.Key ?? "", outcome, line.Case ?? "", .. _text.Of(fault)]));
    }

    /// <summary>The place of a fault as a person finds it: the letter and the name of its column.</summary>
    public string ColumnOf(LineFault fault) => fault.Column is not { } name ? "" : _places.TryGetValue(name, out var place) ? $"{ImportColumns.LetterOf(place)} {name}" : name;

    /// <summary>Puts what was added into the file.</summary>
    public async Task KeepAsync()
    {
        if (_stream is null || _rows.Length == 0)
            return;
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(_rows.ToString()));
        await _stream.FlushAsync();
        _rows.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await KeepAsync();
        if (_stream is not null)
            await _stream.DisposeAsync();
    }

    private void Write(params string[] rows) => _rows.AppendJoin("", rows);

    private static string Row(params string[] cells) => string.Join(Separator, cells.Select(FigureExport.Field)) + "\r\n";
}
