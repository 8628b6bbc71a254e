using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace ReturnCase.Tests.Support;

/// <summary>Files as people bring them, and as nobody should.</summary>
internal static class Papers
{
    public static byte[] Text(string words) => Encoding.UTF8.GetBytes(words);

    public static byte[] Pdf(params string[] pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var words in pages)
            builder.AddPage(PageSize.A4).AddText(words, 12, new PdfPoint(50, 700), font);
        return builder.Build();
    }

    /// <summary>A PDF whose one page unpacks to far more than anybody reads.</summary>
    public static byte[] PdfBomb(int megabytes)
    {
        var packed = Packed(megabytes);
        return
        [
            .. Text("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"),
            .. Text($"4 0 obj<</Filter/FlateDecode/Length {packed.Length}>>stream\n"), .. packed,
            .. Text("\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF\n"),
        ];
    }

    /// <summary>A PDF that says this in one of its objects.</summary>
    public static byte[] PdfWith(string words) => Text($"%PDF-1.7\n1 0 obj<</Type/Catalog{words}>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n");

    /// <summary>A PDF that keeps its objects packed together, as most programs write it.</summary>
    public static byte[] PdfOfPackedObjects(string objects, string head = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", bool pack = true, string before = "") =>
        PdfOfPackedObjects(Text(pack ? $"1 0 {objects}" : objects), head, pack, before);

    /// <summary>The same, of which the packed objects are larger than anybody writes.</summary>
    public static byte[] PdfBombOfObjects(int megabytes)
    {
        var objects = new byte[megabytes * 1024 * 1024];
        Text("1 0 <<>>").CopyTo(objects, 0);
        return PdfOfPackedObjects(objects, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", pack: true, "");
    }

    private static byte[] PdfOfPackedObjects(byte[] objects, string head, bool pack, string before)
    {
        var content = pack ? Zlib(objects) : objects;
        return
        [
            .. Text($"%PDF-1.7\n9 0 obj<</Length 3>>stream\nq Q\nendstream endobj\n{before}5 0 obj<<{head}/Length {content.Length}>>stream\r\n"), .. content,
            .. Text("\r\nendstream endobj\n6 0 obj<</Type/XRef/Size 7/Root 1 0 R/W[1 1 1]/Length 3>>stream\n123\nendstream endobj\nstartxref\n0\n%%EOF\n"),
        ];
    }

    public static byte[] Png(uint width = 2, uint height = 2)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(head, width);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 0);
        Part(png, "IHDR", head);
        Part(png, "IDAT", Zlib([0, 0, 255, 0, 255, 0]));
        Part(png, "IEND", []);
        return png.ToArray();
    }

    public static byte[] Jpeg(ushort width = 16, ushort height = 16) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x55, 0xFF, 0xD9,
    ];

    /// <summary>A Word document with words in it, each in a paragraph of its own.</summary>
    public static byte[] DocxOf(params string[] paragraphs) => Zip(
        ("[Content_Types].xml", Text("<Types/>")),
        ("word/document.xml", Text($"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{string.Concat(paragraphs.Select(words => $"<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"))}</w:body></w:document>""")));

    public static byte[] Docx(params (string Name, string Content)[] also) => Zip(
        [("[Content_Types].xml", Text("<Types/>")), ("word/document.xml", Text("""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">Een brief.</w:document>""")), .. also.Select(part => (part.Name, Text(part.Content)))]);

    /// <summary>A small archive that unpacks to so many megabytes of nothing.</summary>
    public static byte[] DocxBomb(int megabytes) => Zip(
        [("[Content_Types].xml", Text("<Types/>")), ("word/document.xml", Text("""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>""")), ("word/media/image1.bin", new byte[megabytes * 1024 * 1024])]);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    private static byte[] Packed(int megabytes) => Zlib(new byte[megabytes * 1024 * 1024]);

    private static byte[] Zlib(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(content);
        return packed.ToArray();
    }

    // No check digits: no browser sees these.
    private static void Part(MemoryStream png, string name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        png.Write([.. length, .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0]);
    }
}
