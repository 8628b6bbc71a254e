using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ReturnCase.Data.Documents;
using ReturnCase.Web.Documents;

namespace ReturnCase.Web.Setup;

internal static class DocumentSetup
{
    private const string Folder = "Storage:Documents";
    private const string Socket = "Scanner:Socket";
    // What the kernel has room for.
    private const int LongestPath = 100;
    private const string Seconds = "Scanner:Seconds";

    /// <summary>Where documents lie and what looks into them; a wrong setting stops the program with a sentence that names it.</summary>
    public static void AddReturnCaseDocuments(this WebApplicationBuilder builder)
    {
        var patience = TimeSpan.FromSeconds(builder.Configuration.Whole(Seconds, 1, 60, 20));
        builder.Services
            .AddSingleton(FolderOf(builder)).AddSingleton(new VirusScanner(SocketOf(builder.Configuration[Socket]), patience))
            .AddScoped<DocumentStore>().AddScoped<KeptUploads>().AddScoped<DocumentIntake>();
    }

    private static DocumentFolder FolderOf(WebApplicationBuilder builder)
    {
        var path = Path.GetFullPath(builder.Configuration[Folder] is { Length: > 0 } chosen ? chosen : Path.Combine(builder.Environment.DataFolder(), "documents"));
        if (builder.Environment.WebRootPath is { Length: > 0 } web && IsIn(path, Path.GetFullPath(web)))
            throw new SettingsException($"Setting {Folder} is '{path}'; that is inside the folder whose files anybody can fetch. Choose one outside it.");
        try
        {
            return new(path, builder.Configuration.LooksOnly());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new SettingsException($"Setting {Folder} is '{path}'; the program cannot write there: {exception.Message}");
        }
    }

    internal static bool IsIn(string path, string folder) => $"{path}{Path.DirectorySeparatorChar}".StartsWith($"{folder.TrimEnd(Path.DirectorySeparatorChar)}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    internal static EndPoint? SocketOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (text.StartsWith('/') && text.Length <= LongestPath)
            return new UnixDomainSocketEndPoint(text);
        if (text.LastIndexOf(':') is > 0 and var colon
            && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            && Uri.CheckHostName(text[..colon].Trim('[', ']')) != UriHostNameType.Unknown)
            return new DnsEndPoint(text[..colon].Trim('[', ']'), port);
        throw new SettingsException($"Setting {Socket} is '{text}'; write the path of the socket of clamd, such as /run/clamav/clamd.ctl, or its host and port, such as scanner.example:3310.");
    }
}
