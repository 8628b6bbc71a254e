using ReturnCase.Data.Importing;
using ReturnCase.Domain.People;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Importing;

/// <summary>What stands in a file twice. Of such lines nobody here can say which one is right, so none of them comes in. Holds a few bytes for each line.</summary>
internal sealed class ImportTwice
{
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly Dictionary<UInt128, int> _keys = [];
    private readonly Dictionary<ulong, int> _twiceNumbers = [];
    private readonly Dictionary<UInt128, int> _twiceKeys = [];
    private readonly (int System, int Key, int Number) _places;

    private ImportTwice(ImportFile file) =>
        _places = (PlaceOf(file, ImportColumns.System), PlaceOf(file, ImportColumns.Key), PlaceOf(file, ImportColumns.VNumber));

    /// <summary>How many lines there are.</summary>
    public int Lines { get; private set; }

    /// <summary>Reads a whole file, unless somebody stops it.</summary>
    public static ImportTwice Of(ImportFile file, CancellationToken cancel = default)
    {
        var found = new ImportTwice(file);
        foreach (var row in file.Rows().TakeWhile(_ => !cancel.IsCancellationRequested))
        {
            found.Lines++;
            if (found.NumberOf(row) is { } number && !found._numbers.TryAdd(number, row.Line))
                found._twiceNumbers.TryAdd(number, row.Line);
            if (found.HashOf(row) is { } key && !found._keys.TryAdd(key, row.Line))
                found._twiceKeys.TryAdd(key, row.Line);
        }

        return found;
    }

    /// <summary>What the key of a line is; null where it has none.</summary>
    public string? KeyOf(ImportRow row) => Cell(row, _places.Key);

    /// <summary>The other line that has the same V-number or the same key, where there is one.</summary>
    public IEnumerable<LineFault> FaultsOf(ImportRow row, IReadOnlyList<LineFault> known)
    {
        if (NumberOf(row) is { } number && _twiceNumbers.TryGetValue(number, out var second) && !known.Any(fault => fault.Column == ImportColumns.VNumber))
            yield return new(ImportColumns.VNumber, ImportFault.VNumberTwice, ImportCells.Number(_numbers[number] == row.Line ? second : _numbers[number]));
        if (HashOf(row) is { } key && _twiceKeys.TryGetValue(key, out var other) && !known.Any(fault => fault.Column == ImportColumns.Key))
            yield return new(ImportColumns.Key, ImportFault.KeyTwice, ImportCells.Number(_keys[key] == row.Line ? other : _keys[key]));
    }

    private ulong? NumberOf(ImportRow row) => VNumber.TryParse(Cell(row, _places.Number), out var number) ? ulong.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    private UInt128? HashOf(ImportRow row)
    {
        if (Cell(row, _places.Key) is not { } key)
            return null;
        var kept = ImportedCase.Kept(Cell(row, _places.System) ?? "", key);
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{kept.System}\n{kept.Key}"));
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static string? Cell(ImportRow row, int place) => place < row.Cells.Count ? row.Cells[place].Typed() : null;

    private static int PlaceOf(ImportFile file, string name) => file.Columns.Index().First(column => column.Item?.Name == name).Index;
}
