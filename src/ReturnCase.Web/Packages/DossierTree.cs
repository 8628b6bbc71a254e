namespace ReturnCase.Web.Packages;

/// <summary>A dossier as a tree of what a person reads: made once, and read by the page, by HTML and by DOCX.</summary>
/// <param name="Language">Of the words: nl or en.</param>
/// <param name="Lead">What it is, in one sentence.</param>
public sealed record DossierTree(string Language, string Title, string Lead, IReadOnlyList<DossierSection> Sections);

/// <summary>One subject.</summary>
/// <param name="Id">For the table of contents.</param>
public sealed record DossierSection(string Id, string Title, IReadOnlyList<DossierBlock> Blocks);

/// <summary>What stands in a section.</summary>
public abstract record DossierBlock
{
    /// <summary>The heading of one thing in the section.</summary>
    public sealed record Heading(string Text) : DossierBlock;

    /// <summary>A heading within that.</summary>
    public sealed record Subheading(string Text) : DossierBlock;

    public sealed record Paragraph(string Text) : DossierBlock;

    /// <summary>Names with their values.</summary>
    public sealed record Terms(IReadOnlyList<(string Name, string Value)> Lines) : DossierBlock;

    /// <summary>The first cell of a row names it.</summary>
    public sealed record Table(string Caption, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows) : DossierBlock;

    public sealed record Bullets(IReadOnlyList<string> Items) : DossierBlock;
}
