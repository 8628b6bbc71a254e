using ReturnCase.Data.Drafts;

namespace ReturnCase.Web.TagHelpers;

/// <summary>A field as a reader knows it.</summary>
/// <param name="Say">Puts a value into the words that stand beside it.</param>
internal sealed record ShownField(string Name, string Label, Func<string, string> Say)
{
    /// <summary>What a form says in this field; a date has three parts.</summary>
    public string In(DraftText text) => string.Join(Parts(text).Any(field => field.Name == Name) ? ", " : "-", Parts(text).Select(field => Say(field.Value)).Where(words => words.Length > 0));

    private IEnumerable<DraftField> Parts(DraftText text) => text.Fields.Where(field => field.Name == Name || field.Name.StartsWith($"{Name}.", StringComparison.Ordinal));
}

/// <summary>Gathers the fields of a form while they are written, for who compares two texts of it.</summary>
internal sealed class ShownFields : List<ShownField>
{
    public static ShownFields? Of(HttpContext http) => http.Items[typeof(ShownFields)] as ShownFields;

    public static void Gather(HttpContext http) => http.Items[typeof(ShownFields)] = new ShownFields();
}
