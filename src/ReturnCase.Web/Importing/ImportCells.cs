using System.Globalization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Importing;

/// <summary>The cells of one line by the name of their column, and what is wrong with them. Each reading of a cell that is wrong notes it once and gives nothing.</summary>
internal sealed class ImportCells
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "d-M-yyyy"];

    private static readonly string[] TimeForms = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF"];

    private readonly Dictionary<string, string> _cells = [];
    private readonly List<LineFault> _faults = [];
    private readonly DateOnly _today;

    public ImportCells(ImportRow row, IReadOnlyList<ImportColumn?> columns, DateOnly today)
    {
        _today = today;
        foreach (var (i, cell) in row.Cells.Index())
        {
            var column = i < columns.Count ? columns[i] : null;
            if (column is not null && column.Words != ImportWords.Any && NameText.UnseenSign(cell) is { } unseen)
                Add(column.Name, ImportFault.UnseenSign, unseen);
            else if (cell.Typed() is not { } typed)
                continue;
            else if (column is null)
                Add(null, ImportFault.TooManyCells, ImportColumns.LetterOf(i));
            else if (column.Words != ImportWords.Any && NameText.HasEmptyWord(typed, column.Words == ImportWords.Names))
                Add(column.Name, ImportFault.EmptyWord);
            else if (typed.Length > column.MaxLength)
                Add(column.Name, ImportFault.TooLong, Number(typed.Length), Number(column.MaxLength));
            else
                _cells[column.Name] = typed;
        }
    }

    public IReadOnlyList<LineFault> Faults => _faults;

    public bool IsGood => _faults.Count == 0;

    public void Add(string? column, ImportFault fault, params string[] details)
    {
        if (!_faults.Exists(known => known.Column == column && column is not null))
            _faults.Add(new(column, fault, details));
    }

    public bool IsFaulty(string column) => _faults.Exists(fault => fault.Column == column);

    public bool Has(string column) => _cells.ContainsKey(column);

    public string? Text(string column) => _cells.GetValueOrDefault(column);

    public string Needed(string column)
    {
        if (Text(column) is { } text)
            return text;
        Add(column, ImportFault.Missing, column);
        return "";
    }

    /// <summary>A day that has been. Where it is needed and empty, that is noted.</summary>
    public DateOnly? Day(string column, bool needed = false)
    {
        if ((needed ? Needed(column) : Text(column)) is not { Length: > 0 } text)
            return null;
        if (ReadDay(text) is not { } day)
            AddNoDay(column, text);
        else if (day > _today)
            Add(column, ImportFault.DateAhead, text);
        else
            return day;
        return null;
    }

    /// <summary>A day as written, in either of the two ways, with or without the midnight that other programs write behind it; null where it is none.</summary>
    public static DateOnly? ReadDay(string text) => Parted(text) is (var day, { Ticks: 0 }) ? day : null;

    /// <summary>Notes that something is no day.</summary>
    public void AddNoDay(string column, string text)
    {
        if (Parted(text) is { } moment)
            Add(column, ImportFault.DateHasTime, text, Iso(moment.Day));
        else
            Add(column, ImportFault.DateWrong, Short(text));
    }

    /// <summary>A birth date as far as it is known: a day, a month or a year. Registers write zeros for what they do not know.</summary>
    public PartialDate? Born(string column)
    {
        if (Needed(column) is not { Length: > 0 } text)
            return null;
        var moment = Parted(text);
        if (moment?.Time.Ticks > 0)
            AddNoDay(column, text);
        else if (ReadBorn(moment is { } day ? Iso(day.Day) : text) is not { } born)
            Add(column, ImportFault.BirthDateWrong, Short(text));
        else if (born.Earliest > _today)
            Add(column, ImportFault.BirthDateAhead, Short(text), Iso(_today));
        else if (!BirthDates.IsPlausible(born, _today))
            Add(column, ImportFault.BirthDateTooOld, Short(text), Number(BirthDates.GreatestAge));
        else
            return born;
        return null;
    }

    /// <summary>A word of a list, as it stands in the guide or, where it is spoken, in the program.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">The text.</param>
    /// <param name="spoken">How the program says a word, in Dutch and in English.</param>
    /// <param name="unoffered">Words that are known and cannot stand here: whoever asks says why.</param>
    public TWord? Word<TWord>(string column, string text, Func<TWord, (string, string)>? spoken = null, params TWord[] unoffered)
        where TWord : struct, Enum
    {
        if (text.Length == 0)
            return null;
        foreach (var word in Enum.GetValues<TWord>())
        {
            var (nl, en) = spoken?.Invoke(word) ?? (word.ToString(), word.ToString());
            if (((string[])[word.ToString(), nl, en]).Contains(text, StringComparer.OrdinalIgnoreCase))
                return word;
        }

        Add(column, ImportFault.UnknownWord, Short(text), string.Join(", ", Enum.GetValues<TWord>().Except(unoffered)));
        return null;
    }

    public bool? YesOrNo(string column)
    {
        if (Text(column) is not { } text)
            return null;
        switch (text.ToUpperInvariant())
        {
            case "YES" or "JA" or "1":
                return true;
            case "NO" or "NEE" or "0":
                return false;
            default:
                Add(column, ImportFault.NotYesOrNo, Short(text));
                return null;
        }
    }

    public int? Days(string column)
    {
        if (Text(column) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 366)
            return days;
        Add(column, ImportFault.NotDays, Short(text));
        return null;
    }

    public IReadOnlyList<string> CountriesOf(string column)
    {
        var codes = Items(column).Select(code => code.ToUpperInvariant()).Distinct().ToArray();
        foreach (var wrong in codes.Where(code => !Countries.IsAbroad(code)))
            Add(column, ImportFault.CountryUnknown, Short(wrong));
        return codes;
    }

    public string[] Items(string column) => Text(column)?.Split(ImportColumns.ItemSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static string Short(string text) => text.Length > 60 ? text[..60] : text;

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A spreadsheet or a database writes a day as a moment.
    private static (DateOnly Day, TimeOnly Time)? Parted(string text)
    {
        var (day, time) = text.IndexOfAny([' ', 'T']) is > 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "00:00");
        return DateOnly.TryParseExact(day, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && TimeOnly.TryParseExact(time, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? (on, moment) : null;
    }

    private static PartialDate? ReadBorn(string text)
    {
        var parts = text.Split('-');
        if (parts is [_, _, { Length: 4 }])
            Array.Reverse(parts);
        if (parts.Length > 3 || parts[0].Length != 4)
            return null;
        var numbers = new int?[3];
        foreach (var (i, part) in parts.Index())
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            numbers[i] = number == 0 ? null : number;
        }

        return numbers is [{ } year and >= 1900 and <= 2199, var month, var day] && month is null or (>= 1 and <= 12) && !(day is not null && month is null)
            && (day is null || day <= DateTime.DaysInMonth(year, month!.Value)) ? new PartialDate(year, month, day) : null;
    }
}
