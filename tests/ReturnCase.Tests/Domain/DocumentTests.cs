using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Documents;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

public sealed class DocumentTests
{
    [Fact]
    public void A_paper_has_at_most_twenty_five_megabytes_and_is_told_by_the_letters_of_its_SHA_256() =>
        Assert.Equal((26_214_400, 64), (CaseDocument.MostBytes, CaseDocument.Sha256Length));

    [Fact]
    public void A_new_file_is_the_next_edition_and_a_correction_is_not()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Document("een.pdf", new string('a', 32));
        var first = c.File.Documents[0];
        c.Document("een.pdf", first.StoredAs, first.Sequence, DocumentKind.Decision);
        var second = Assert.Single(c.File.Documents);
        c.Document("twee.pdf", corrects: second.Sequence);
        var third = Assert.Single(c.File.Documents);
        Assert.Equal([1, 1, 2], [first.Edition, second.Edition, third.Edition]);
        Assert.Equal([second, first], c.File.EarlierOf(third));
        Assert.Equal(third.Sequence, second.SupersededBy);
        Assert.Equal(GuardCode.NotSuperseded, Assert.Single(Assert.Throws<CaseRefusedException>(() => c.Document("drie.pdf", corrects: first.Sequence)).Guards));
    }

    [Fact]
    public void That_a_paper_is_not_about_asylum_after_all_needs_a_reason_and_that_it_is_needs_none()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Document("brief.pdf");
        var plain = c.File.Documents[0];
        c.File.RecordDocument(c.By(Staff.Sanne, reason: null, corrects: plain.Sequence), About(asylum: true));
        var secret = Assert.Single(c.File.Documents);
        Assert.Equal([GuardCode.ReasonGiven], Assert.Throws<CaseRefusedException>(() => c.File.RecordDocument(c.By(Staff.Sanne, reason: " ", corrects: secret.Sequence), About(asylum: false))).Guards);
        c.File.RecordDocument(c.By(Staff.Sanne, reason: null, corrects: secret.Sequence), About(asylum: true) with { Language = "Frans" });
        c.File.RecordDocument(c.By(Staff.Sanne, corrects: c.File.Documents[0].Sequence), About(asylum: false));
        Assert.False(Assert.Single(c.File.Documents).AsylumRelated);

        DocumentDetails About(bool asylum) => new(DocumentKind.Letter, "Nederlands", null, DocumentOrigin.Guardian, asylum, null, plain.File);
    }

    [Fact]
    public void A_correction_that_changes_nothing_is_refused()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Document("een.pdf", new string('a', 32));
        var first = c.File.Documents[0];
        Assert.Equal([GuardCode.NothingChanged], Assert.Throws<CaseRefusedException>(() => c.Document("een.pdf", first.StoredAs, first.Sequence)).Guards);
    }

    [Fact]
    public void A_paper_holds_25_megabytes_at_most() => Assert.Equal(26_214_400, CaseDocument.MostBytes);

    [Fact]
    public void Papers_keep_coming_in_after_a_case_was_closed_and_move_nothing()
    {
        var c = CaseBuilder.In(CasePhase.Closed).Document("overdracht.pdf");
        Assert.Single(c.File.Documents);
        Assert.Equal(CasePhase.Closed, c.File.Phase);
    }

    [Fact]
    public void What_was_taken_back_is_no_document_any_more_and_can_still_be_found()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Document("van een ander.pdf");
        var document = c.File.Documents[0];
        Assert.False(c.File.IsTakenBack(document));
        c.File.RetractAsError(c.By(Staff.Sanne), document.Sequence);
        Assert.Empty(c.File.Documents);
        Assert.True(c.File.IsTakenBack(document));
        Assert.Contains(document, c.File.Facts);
    }

    [Theory]
    [InlineData(DocumentKind.AsylumPaper, true)]
    [InlineData(DocumentKind.Letter, false)]
    public void A_paper_of_the_asylum_procedure_never_goes_abroad_whatever_was_said(DocumentKind kind, bool never) =>
        Assert.Equal(never, CaseBuilder.In(CasePhase.ShelterSearch).Document("stuk.pdf", kind: kind).File.Documents[0].AsylumRelated);
}
