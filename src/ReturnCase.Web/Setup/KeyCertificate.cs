using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ReturnCase.Web.Setup;

/// <summary>The certificate that wraps the keys of sessions and forms. The keys lie in the database; whoever has only that cannot read them.</summary>
internal static class KeyCertificate
{
    public const string FileName = "data-protection.pem";

    /// <summary>Reads it from the folder of the keys. Only the demo makes one by itself.</summary>
    public static X509Certificate2 Load(DirectoryInfo folder, bool demo)
    {
        var path = Path.Combine(folder.FullName, FileName);
        if (!File.Exists(path) && !demo)
            throw new SettingsException($"The file {path} is missing: it holds the certificate and its private key (RSA, PEM) that wrap the keys of sessions. Put it there, or set Keys:Folder to where it is.");
        if (!File.Exists(path))
            Make(path);
        KeyFile.EnsureNotOpen(path, demo);
        try
        {
            var certificate = X509Certificate2.CreateFromPemFile(path);
            using var key = certificate.GetRSAPrivateKey();
            return key is null ? throw new CryptographicException("it has no RSA key.") : certificate;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The file {path} cannot be used: {exception.Message} It must hold a certificate and its private RSA key, both as PEM and without a password.");
        }
    }

    private static void Make(string path)
    {
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UtcNow;
        using var certificate = new CertificateRequest("CN=ReturnCase demo", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        KeyFile.WriteOnce(path, writer => writer.Write($"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n"));
    }
}
