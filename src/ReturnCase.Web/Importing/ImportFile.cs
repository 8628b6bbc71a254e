using System.Globalization;
using System.Text;
using MiniExcelLibs;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Importing;

/// <summary>A row of the file as it stands there: the cells of its columns, by the place of the column.</summary>
internal sealed record ImportRow(int Line, IReadOnlyList<string> Cells);

/// <summary>A file with an existing caseload: CSV or XLSX. It is read row by row, as often as one likes, and never held as a whole.</summary>
internal sealed class ImportFile
{
    /// <summary>The line with the names of the columns.</summary>
    public const int HeadLine = 1;

    // A cell that goes on for longer was opened by a quote that nothing closes.
    private const int MostInCell = 64 * 1024;
    private const int BlockSize = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly byte[] NotInWindows1252 = [0x81, 0x8D, 0x8F, 0x90, 0x9D];
    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();

    private readonly string _path;
    private readonly Encoding? _encoding;
    private readonly char _separator;
    private readonly bool _declares;

    private ImportFile(string path, Encoding? encoding, List<(int Line, LineFault Said)> said)
    {
        (_path, _encoding, Said) = (path, encoding, said);
        if (encoding is not null)
        {
            using var text = Text();
            var first = FirstLine(text) ?? throw new ImportFileException("The file is empty. Write a line with the names of the columns, and a line for each case; docs/import-template.xlsx and .csv are examples.");
            var declared = CsvRows.DeclaredBy(first);
            (_declares, _separator) = (declared is not null, declared ?? CsvRows.SeparatorOf(first));
            said.Add((HeadLine, new(null, ImportFault.SeparatedBy, _separator == '\t' ? "tab" : _separator.ToString())));
        }

        Columns = ReadColumns();
    }

    /// <summary>What is to be known about how it was read, with the line on which it shows.</summary>
    public IReadOnlyList<(int Line, LineFault Said)> Said { get; }

    /// <summary>The columns in their order; null for one without a name.</summary>
    public IReadOnlyList<ImportColumn?> Columns { get; }

    /// <summary>Looks at a file: what it is, how it is written, and which columns it has.</summary>
    /// <exception cref="ImportFileException">It is no such file.</exception>
    public static ImportFile Open(string path)
    {
        if (!File.Exists(path))
            throw new ImportFileException($"There is no file {Path.GetFullPath(path)}. Name a CSV or XLSX file.");
        var said = new List<(int, LineFault)>();
        using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var start = new byte[4];
        var count = bytes.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (count == Zip.Length && start.AsSpan().SequenceEqual(Zip))
            return new(path, null, said);
        if (start.AsSpan().StartsWith(Encoding.Unicode.Preamble) || start.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            said.Add((HeadLine, new(null, ImportFault.ByteOrderMark, "UTF-16")));
            return new(path, start[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode, said);
        }

        if (start.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            said.Add((HeadLine, new(null, ImportFault.ByteOrderMark, "UTF-8")));
        bytes.Position = 0;
        if (FirstNotUtf8(bytes) is not { } place)
            return new(path, Strict, said);
        EnsureWindows1252(bytes);
        said.Add((place.Line, new(null, ImportFault.Windows1252, place.Sign.ToString(CultureInfo.InvariantCulture))));
        return new(path, Windows1252, said);
    }

    /// <summary>The rows with something in them, from the one after the names.</summary>
    public IEnumerable<ImportRow> Rows()
    {
        var header = true;
        foreach (var row in All())
        {
            if (row.Cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (!header)
                yield return row;
            header = false;
        }
    }

    private ImportColumn?[] ReadColumns()
    {
        if (All().FirstOrDefault(row => !row.Cells.All(string.IsNullOrWhiteSpace)) is not { } names)
            throw new ImportFileException("The file is empty. Write a line with the names of the columns, and a line for each case; docs/import-template.xlsx and .csv are examples.");
        var columns = new ImportColumn?[names.Cells.Count];
        foreach (var (i, name) in names.Cells.Index())
        {
            if (string.IsNullOrWhiteSpace(name))
                continue;
            columns[i] = ImportColumns.Named(name) ?? throw new ImportFileException(
                $"Line {names.Line}, column {ImportColumns.LetterOf(i)}: there is no column '{(name.Length > 40 ? name[..40] : name)}'. Write one of: {string.Join(", ", ImportColumns.All.Select(column => column.Name))}.");
            if (Array.IndexOf(columns, columns[i]) is var earlier && earlier != i)
                throw new ImportFileException($"Line {names.Line}, column {ImportColumns.LetterOf(i)}: the column '{columns[i]!.Name}' is there twice; it is column {ImportColumns.LetterOf(earlier)} as well. Keep one.");
        }

        var missing = ImportColumns.All.Where(column => column.Need == ImportNeed.Always && !columns.Contains(column)).Select(column => column.Name).ToArray();
        return missing.Length == 0 ? columns : throw new ImportFileException($"Line {names.Line}: the columns {string.Join(", ", missing)} are missing. Take the first line of docs/import-template.xlsx or .csv.");
    }

    private IEnumerable<ImportRow> All()
    {
        if (_encoding is null)
            return Spreadsheet();
        return Csv();
    }

    private IEnumerable<ImportRow> Csv()
    {
        using var text = Text();
        using var rows = CsvRows.Read(text, _separator, MostInCell).GetEnumerator();
        while (Next())
        {
            if (!(_declares && rows.Current.Line == 1))
                yield return new(rows.Current.Line, rows.Current.Cells);
        }

        bool Next()
        {
            try
            {
                return rows.MoveNext();
            }
            catch (OpenQuoteException quote)
            {
                throw new ImportFileException($"Line {quote.Line}: a quote (\") is opened there and never closed. Close it, or write a quote inside a cell twice.");
            }
        }
    }

    private IEnumerable<ImportRow> Spreadsheet()
    {
        using var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var rows = Sheet(stream).GetEnumerator();
        for (var line = 1; Next(); line++)
            yield return new(line, [.. rows.Current.Values.Select(Shown)]);

        bool Next()
        {
            try
            {
                return rows.MoveNext();
            }
            catch (Exception error) when (error is InvalidDataException or System.Xml.XmlException or InvalidOperationException or NotSupportedException or KeyNotFoundException or NullReferenceException or ArgumentException)
            {
                throw new ImportFileException("The file begins as an XLSX file and cannot be read as one. Save it in the spreadsheet program as an Excel workbook (.xlsx), or as CSV.");
            }
        }
    }

    private static IEnumerable<IDictionary<string, object?>> Sheet(Stream stream) => stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>();

    // Dates and numbers have a kind of their own in a spreadsheet.
    private static string Shown(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        double number when number == Math.Floor(number) && Math.Abs(number) < 1e15 => number.ToString("0", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private StreamReader Text() => new(_path, _encoding!, detectEncodingFromByteOrderMarks: true, BlockSize);

    private static string? FirstLine(StreamReader text)
    {
        while (text.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                return line;
        }

        return null;
    }

    private static (int Line, int Sign)? FirstNotUtf8(FileStream bytes)
    {
        var (decoder, block, signs, line, sign) = (Strict.GetDecoder(), new byte[BlockSize], new char[BlockSize + 4], 1, 1);
        while (true)
        {
            var count = bytes.Read(block);
            if (block.AsSpan(0, count).Contains((byte)0))
                throw new ImportFileException("The file is no text, and no XLSX file either. Save it as CSV (UTF-8) or as an Excel workbook (.xlsx).");
            try
            {
                var read = decoder.GetChars(block.AsSpan(0, count), signs, flush: count == 0);
                Count(signs.AsSpan(0, read));
            }
            catch (DecoderFallbackException)
            {
                // The block is walked again in small steps to say where it is.
                return Found(block.AsSpan(0, count));
            }

            if (count == 0)
                return null;
        }

        void Count(ReadOnlySpan<char> read)
        {
            line += read.Count('\n');
            sign = read.LastIndexOf('\n') is >= 0 and var end ? read.Length - end : sign + read.Length;
        }

        (int, int) Found(ReadOnlySpan<byte> bad)
        {
            var walked = new UTF8Encoding(false, throwOnInvalidBytes: false).GetDecoder();
            foreach (var one in bad)
            {
                var read = walked.GetChars([one], signs, flush: false);
                if (signs.AsSpan(0, read).Contains('\uFFFD'))
                    break;
                Count(signs.AsSpan(0, read));
            }

            return (line, sign);
        }
    }

    private static void EnsureWindows1252(FileStream bytes)
    {
        bytes.Position = 0;
        var block = new byte[BlockSize];
        for (int count; (count = bytes.Read(block)) > 0;)
        {
            if (block.AsSpan(0, count).IndexOfAny(NotInWindows1252) >= 0 || block.AsSpan(0, count).Contains((byte)0))
                throw new ImportFileException("The file is neither UTF-8 nor Windows-1252. Save it as CSV (UTF-8) or as an Excel workbook (.xlsx).");
        }
    }
}
