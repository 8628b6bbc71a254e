using System.Text;
using ReturnCase.Domain.Documents;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace ReturnCase.Web.Demo;

/// <summary>One paper of the demo: small, harmless and made up.</summary>
internal sealed record DemoPaper(DocumentKind Kind, DocumentOrigin Origin, string? Language, bool AsylumRelated, string FileName, DocumentFormat Format, string Title, string[] Lines)
{
    private const double Margin = 60;
    private const double Top = 780;
    private const double Line = 18;

    public byte[] Content() => Format == DocumentFormat.Text ? Encoding.UTF8.GetBytes($"{Title}\n\n{string.Join('\n', Lines)}\n") : Pdf();

    private byte[] Pdf()
    {
        using var builder = new PdfDocumentBuilder();
        var page = builder.AddPage(PageSize.A4);
        var (bold, plain) = (builder.AddStandard14Font(Standard14Font.HelveticaBold), builder.AddStandard14Font(Standard14Font.Helvetica));
        page.AddText(Title, 16, new PdfPoint(Margin, Top), bold);
        foreach (var (index, line) in Lines.Index())
            page.AddText(line, 11, new PdfPoint(Margin, Top - (2 * Line) - (index * Line)), plain);
        return builder.Build();
    }
}

internal static class DemoPapers
{
    private const string Made = "Dit is een verzonnen stuk voor de demo.";

    /// <summary>The child's own birth certificate, and the same once it was translated.</summary>
    public static DemoPaper[] Certificate { get; } =
    [
        new(DocumentKind.CivilStatusRecord, DocumentOrigin.Family, "Frans", false, "extrait de naissance.pdf", DocumentFormat.Pdf, "Extrait d'acte de naissance", ["Copie envoyee par la famille.", Made]),
        new(DocumentKind.CivilStatusRecord, DocumentOrigin.Family, "Nederlands", false, "geboorteakte vertaald.pdf", DocumentFormat.Pdf, "Geboorteakte, vertaling", ["Vertaald uit het Frans.", Made]),
    ];

    public static DemoPaper Interview { get; } =
        new(DocumentKind.AsylumPaper, DocumentOrigin.Lawyer, "Nederlands", true, "verslag nader gehoor.pdf", DocumentFormat.Pdf, "Verslag nader gehoor", ["Alleen voor het dossier in Nederland.", Made]);

    public static DemoPaper School { get; } =
        new(DocumentKind.SchoolPaper, DocumentOrigin.Mentor, "Nederlands", false, "bericht van school.txt", DocumentFormat.Text, "Bericht van school", ["De jongere komt elke dag en leert snel.", "De docent ziet een talent voor techniek.", Made]);

    public static DemoPaper Promise { get; } =
        new(DocumentKind.ShelterPaper, DocumentOrigin.Organisation, "Engels", false, "letter local partner.pdf", DocumentFormat.Pdf, "Letter of the local partner", ["There is a place, and a school nearby.", "This paper was made up for the demo."]);
}
