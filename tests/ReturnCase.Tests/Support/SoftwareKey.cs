using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReturnCase.Tests.Support;

/// <summary>A passkey made of software: does what a security key and a browser do together.</summary>
internal sealed class SoftwareKey(string origin = "http://localhost") : IDisposable
{
    private const byte UserPresent = 1;
    private const byte UserVerified = 4;
    private const byte Attested = 64;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private byte[] _user = [];
    private uint _count;

    /// <summary>Whether it asks for finger or PIN.</summary>
    public bool Verifies { get; init; } = true;

    public void Dispose() => _key.Dispose();

    /// <summary>Answers the options of a new passkey.</summary>
    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        _user = Base64Url.DecodeFromChars(asked.RootElement.GetProperty("user").GetProperty("id").GetString());
        var data = Data(asked.RootElement.GetProperty("rp").GetProperty("id").GetString()!, Attested, [.. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()]);
        var writer = new CborWriter();
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString("none");
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString(data);
        writer.WriteEndMap();
        return Answer(new() { ["clientDataJSON"] = Text(Client("webauthn.create", asked)), ["attestationObject"] = Text(writer.Encode()), ["transports"] = new JsonArray("internal") });
    }

    /// <summary>Answers the options of a sign-in.</summary>
    public string Get(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var client = Client("webauthn.get", asked);
        var data = Data(asked.RootElement.GetProperty("rpId").GetString()!, 0, []);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new() { ["clientDataJSON"] = Text(client), ["authenticatorData"] = Text(data), ["signature"] = Text(signature), ["userHandle"] = Text(_user) });
    }

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Text(_id),
        ["rawId"] = Text(_id),
        ["type"] = "public-key",
        ["response"] = response,
        ["clientExtensionResults"] = new JsonObject(),
    }.ToJsonString();

    private byte[] Client(string type, JsonDocument asked) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = type,
        ["challenge"] = asked.RootElement.GetProperty("challenge").GetString(),
        ["origin"] = origin,
        ["crossOrigin"] = false,
    }.ToJsonString());

    private byte[] Data(string domain, byte flags, byte[] attested)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)(flags | UserPresent | (Verifies ? UserVerified : 0)), .. count, .. attested];
    }

    // COSE: kty EC2, alg ES256, curve P-256, and the point.
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(5);
        Number(1, 2);
        Number(3, -7);
        Number(-1, 1);
        writer.WriteInt32(-2);
        writer.WriteByteString(point.X!);
        writer.WriteInt32(-3);
        writer.WriteByteString(point.Y!);
        writer.WriteEndMap();
        return writer.Encode();

        void Number(int key, int value)
        {
            writer.WriteInt32(key);
            writer.WriteInt32(value);
        }
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
