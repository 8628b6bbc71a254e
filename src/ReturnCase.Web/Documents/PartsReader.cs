using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ReturnCase.Web.Documents;

/// <summary>
/// Reads a form with a file by hand, part by part. Whatever the file is, the words of the form are kept: the form puts them before it.
/// </summary>
internal sealed class PartsReader
{
    private const int MostFields = 64;
    private const int MostText = 1024 * 1024;
    private const int LongestBoundary = 100;

    private readonly MultipartReader _reader;
    private readonly Dictionary<string, StringValues> _fields = new(StringComparer.OrdinalIgnoreCase);
    private int _text;

    private PartsReader(string boundary, Stream body) =>
        _reader = new MultipartReader(boundary, body) { HeadersCountLimit = 8, HeadersLengthLimit = 4 * 1024, BodyLengthLimit = null };

    /// <summary>The words read so far.</summary>
    public IReadOnlyDictionary<string, StringValues> Fields => _fields;

    public FormCollection Form => new(new Dictionary<string, StringValues>(_fields, StringComparer.OrdinalIgnoreCase));

    /// <summary>A reader of this request; null where it is no such form.</summary>
    public static PartsReader? Of(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= LongestBoundary } boundary
            ? new(boundary, request.Body)
            : null;

    /// <summary>Reads words up to the next file, and gives that; null at the end.</summary>
    /// <exception cref="InvalidDataException">It is no such form, or has more words than any page asks for.</exception>
    public async Task<FileMultipartSection?> UntilFileAsync(CancellationToken cancel)
    {
        while (await _reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidDataException("A part without a name.");
            }

            if (disposition.IsFileDisposition())
            {
                return new(section, disposition);
            }

            await AddAsync(new FormMultipartSection(section, disposition), cancel);
        }

        return null;
    }

    private async Task AddAsync(FormMultipartSection section, CancellationToken cancel)
    {
        using var reader = new StreamReader(section.Section.Body);
        var value = new char[MostText - _text + 1];
        var length = await reader.ReadBlockAsync(value.AsMemory(), cancel);
        if (length == value.Length || _fields.Count == MostFields)
        {
            throw new InvalidDataException("More words than a form has.");
        }

        _text += length;
        _fields[section.Name] = StringValues.Concat(_fields.GetValueOrDefault(section.Name), new string(value, 0, length));
    }
}
