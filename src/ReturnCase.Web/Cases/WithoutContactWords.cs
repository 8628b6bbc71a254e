using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases;

/// <summary>What is said of a candidate who fell away while nobody had tried to make contact, wherever that stands.</summary>
public static class WithoutContactWords
{
    public static string Said(this IStringLocalizer<SharedText> shared, WithoutContact ended) => ended switch
    {
        { Counts: true } => shared["WithoutContact", ended.Why ?? ended.Step.Result],
        { Why: { } why } => shared["WithoutContactNotCounted", why],
        _ => shared["WithoutContactOrReason"],
    };
}
