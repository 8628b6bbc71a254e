using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace ReturnCase.Web.Packages;

/// <summary>A dossier as one HTML file that needs nothing else, loads nothing and runs nothing.</summary>
public static class DossierHtml
{
    private const string Style = """
        :root{color-scheme:light}*{box-sizing:border-box}
        body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1b1b1b;background:#fff}
        h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.3rem;margin:2.5rem 0 .5rem;border-top:2px solid #154273;padding-top:1rem}h3{font-size:1.1rem;margin:1.5rem 0 .25rem}h4{font-size:1rem;margin:1rem 0 .25rem}
        a{color:#01689b}a:focus-visible{outline:3px solid #154273;outline-offset:2px}.skip{position:absolute;left:-100vw}.skip:focus{position:static}
        dl{display:grid;grid-template-columns:minmax(9rem,15rem) 1fr;gap:.25rem 1rem;margin:.25rem 0}dt{color:#494949}dd{margin:0}
        dd,td,th,p{white-space:pre-line}dd,p{overflow-wrap:anywhere}td,th{overflow-wrap:break-word;hyphens:auto}
        table{border-collapse:collapse;width:100%;margin:.75rem 0}caption{text-align:left;font-weight:bold;padding:.25rem 0}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #b4b4b4}tbody th{font-weight:normal}
        footer{margin-top:3rem;border-top:1px solid #b4b4b4;color:#494949}
        @media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
        @media screen and (max-width:56rem){td[data-label]::before{content:attr(data-label) ": ";color:#494949}table,tbody,tr,th,td,caption{display:block}thead{position:absolute;left:-200vw}td,tbody th{border:0;padding:.1rem 0}tr{border-bottom:1px solid #b4b4b4;padding:.4rem 0}}
        @media print{body{max-width:none;padding:0;font-size:10.5pt}nav,.skip{display:none}h2,h3,h4{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}@page{margin:15mm}}
        """;

    private static readonly string Policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style.ReplaceLineEndings("\n"))))}'; base-uri 'none'; form-action 'none'";

    /// <param name="to">Left open.</param>
    /// <param name="tree">The dossier.</param>
    /// <param name="values">Words around it, in the language of the tree.</param>
    /// <param name="cancel">Stops in the middle.</param>
    public static async Task WriteAsync(Stream to, DossierTree tree, DossierValues values, CancellationToken cancel = default)
    {
        await using var html = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        html.Write($"<!DOCTYPE html>\n<html lang=\"{tree.Language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n");
        html.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.Write($"<title>{Encoded(tree.Title)}</title>\n<style>{Style.ReplaceLineEndings("\n")}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#inhoud\">{Encoded(values["SkipToContent"])}</a>\n");
        html.Write($"<header>\n<h1>{Encoded(tree.Title)}</h1>\n<p>{Encoded(tree.Lead)}</p>\n</header>\n<nav aria-label=\"{Encoded(values["Contents"])}\">\n<ul>\n");
        foreach (var section in tree.Sections)
            html.Write($"<li><a href=\"#{section.Id}\">{Encoded(section.Title)}</a></li>\n");
        html.Write("</ul>\n</nav>\n<main id=\"inhoud\">\n");
        foreach (var section in tree.Sections)
        {
            html.Write($"<section aria-labelledby=\"{section.Id}\">\n<h2 id=\"{section.Id}\">{Encoded(section.Title)}</h2>\n");
            foreach (var block in section.Blocks)
                Write(html, block);
            html.Write("</section>\n");
            await html.FlushAsync(cancel);
        }

        html.Write($"</main>\n<footer>\n<p>{Encoded(values["MadeFor"])}</p>\n</footer>\n</body>\n</html>\n");
        await html.FlushAsync(cancel);
    }

    private static void Write(StreamWriter html, DossierBlock block)
    {
        switch (block)
        {
            case DossierBlock.Heading heading:
                html.Write($"<h3 dir=\"auto\">{Encoded(heading.Text)}</h3>\n");
                break;
            case DossierBlock.Subheading heading:
                html.Write($"<h4>{Encoded(heading.Text)}</h4>\n");
                break;
            case DossierBlock.Paragraph paragraph:
                html.Write($"<p dir=\"auto\">{Encoded(paragraph.Text)}</p>\n");
                break;
            case DossierBlock.Bullets bullets:
                html.Write($"<ul>\n{string.Concat(bullets.Items.Select(item => $"<li dir=\"auto\">{Encoded(item)}</li>\n"))}</ul>\n");
                break;
            case DossierBlock.Terms terms:
                html.Write($"<dl>\n{string.Concat(terms.Lines.Select(line => $"<dt>{Encoded(line.Name)}</dt><dd dir=\"auto\">{Encoded(line.Value)}</dd>\n"))}</dl>\n");
                break;
            case DossierBlock.Table table:
                html.Write($"<table>\n<caption>{Encoded(table.Caption)}</caption>\n<thead><tr>{string.Concat(table.Heads.Select(head => $"<th scope=\"col\">{Encoded(head)}</th>"))}</tr></thead>\n<tbody>\n");
                foreach (var row in table.Rows)
                    html.Write($"<tr><th scope=\"row\" dir=\"auto\">{Encoded(row[0])}</th>{string.Concat(row.Skip(1).Zip(table.Heads.Skip(1), (cell, head) => $"<td dir=\"auto\" data-label=\"{Encoded(head)}\">{Encoded(cell)}</td>"))}</tr>\n");
                html.Write("</tbody>\n</table>\n");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "HTML cannot show this block.");
        }
    }

    // Letters of other scripts stay letters: the file says which letters it is written in.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private static string Encoded(string text) => Encoder.Encode(XmlText.Clean(text));
}
