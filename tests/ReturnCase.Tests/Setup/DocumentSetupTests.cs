using System.Net;
using System.Net.Sockets;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Setup;

public sealed class DocumentSetupTests
{
    [Theory]
    [InlineData("/run/clamav/clamd.ctl")]
    [InlineData("scanner.example:3310")]
    [InlineData("[::1]:3310")]
    [InlineData("127.0.0.1:3310")]
    public void A_scanner_listens_on_a_socket_or_a_host_and_port(string text) =>
        Assert.True(DocumentSetup.SocketOf(text) is UnixDomainSocketEndPoint or DnsEndPoint { Port: 3310 });

    [Theory]
    [InlineData("scanner")]
    [InlineData("scanner:")]
    [InlineData(":3310")]
    [InlineData("scanner:99999")]
    [InlineData("http://scanner:3310/x")]
    public void Anything_else_is_refused_with_a_sentence(string text) =>
        Assert.Contains("Scanner:Socket", Assert.Throws<SettingsException>(() => DocumentSetup.SocketOf(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_anybody_can_fetch_from_or_that_is_a_file_stops_the_program()
    {
        Assert.Contains("Storage:Documents", Refusal(Path.Combine(Repository.Web, "wwwroot", "papers")), StringComparison.Ordinal);
        Assert.Contains("cannot write there", Refusal(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }

    private static string Refusal(string folder) => Assert.Throws<SettingsException>(() => WebApp.Build(
        ["--environment=Development", $"--contentRoot={Repository.Web}", $"--ConnectionStrings:ReturnCase=Data Source={Path.Combine(TemplateDatabase.Folder, "none.db")}",
            $"--Keys:Folder={TemplateDatabase.KeysFolder}", $"--Audit:AnchorFolder={TemplateDatabase.Folder}", $"--Storage:Documents={folder}"])).Message;
}
