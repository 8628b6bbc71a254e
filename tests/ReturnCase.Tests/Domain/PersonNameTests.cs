using ReturnCase.Domain.People;

namespace ReturnCase.Tests.Domain;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Hodan Warsame", "hodan  WARSAME ")]
    [InlineData("Aïssatou Camara", "Aissatou Camara")]
    [InlineData("Noor al-Din", "noor al Din")]
    [InlineData("Anne-Marie D'Souza", "annemarie dsouza")]
    [InlineData("Łukasz Øvergård", "Lukasz Overgard")]
    [InlineData("أحمد", "احمد")]
    [InlineData("Ó", "o")]
    public void Capitals_accents_spaces_and_signs_do_not_matter(string one, string other)
    {
        Assert.True(PersonName.AreSame(one, other));
        Assert.True(PersonName.AreSame(other, one));
    }

    [Theory]
    [InlineData("Hodan Warsame", "Hodan Warsam")]
    [InlineData("Hassan Ali", "Ali Hassan")]
    [InlineData("Hodan Warsame", "Hodan")]
    [InlineData("", "")]
    [InlineData(null, null)]
    [InlineData("-", "--")]
    public void Another_name_and_no_name_are_another_person(string? one, string? other) => Assert.False(PersonName.AreSame(one, other));
}
