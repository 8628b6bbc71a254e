using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Setup;

public sealed class KeyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("returncase-keys-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Keys_lie_wrapped_in_the_database_and_serve_a_second_instance()
    {
        var database = TemplateDatabase.Clone();
        using var one = new ReturnCaseApp(database);
        using var other = new ReturnCaseApp(database);
        await one.ClientAs("sanne");
        await one.InDatabase(async db =>
        {
            var keys = await db.DataProtectionKeys.ToListAsync();
            Assert.NotEmpty(keys);
            Assert.All(keys, key => Assert.Contains("EncryptedData", key.Xml, StringComparison.Ordinal));
            Assert.All(keys, key => Assert.DoesNotContain("<masterKey", key.Xml, StringComparison.Ordinal));
        });

        var secret = Protector(one).Protect("a session");
        Assert.Equal("a session", Protector(other).Unprotect(secret));

        static IDataProtector Protector(ReturnCaseApp app) => app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }

    [Fact]
    public void The_demo_makes_a_certificate_once_that_only_its_owner_reads()
    {
        var made = KeyCertificate.Load(_folder, demo: true);
        Assert.Equal(made.Thumbprint, KeyCertificate.Load(_folder, demo: true).Thumbprint);
        Assert.Equal(made.Thumbprint, KeyCertificate.Load(_folder, demo: false).Thumbprint);
        var file = Assert.Single(_folder.GetFiles());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
    }

    [Fact]
    public void Outside_the_demo_a_certificate_that_is_missing_or_broken_is_named()
    {
        var path = Path.Combine(_folder.FullName, KeyCertificate.FileName);
        Assert.Contains($"The file {path} is missing", Assert.Throws<SettingsException>(() => KeyCertificate.Load(_folder, demo: false)).Message, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles());
        File.WriteAllText(path, "no certificate");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
            Assert.Contains("every account", Assert.Throws<SettingsException>(() => KeyCertificate.Load(_folder, demo: false)).Message, StringComparison.Ordinal);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Assert.Contains($"The file {path} cannot be used", Assert.Throws<SettingsException>(() => KeyCertificate.Load(_folder, demo: false)).Message, StringComparison.Ordinal);
    }
}
