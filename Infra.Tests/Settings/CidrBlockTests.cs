using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Settings;

public class CidrBlockTests
{
    [Theory]
    [InlineData("10.0.0.0/16")]
    [InlineData("0.0.0.0/0")]
    [InlineData("255.255.255.255/32")]
    [InlineData("192.168.4.0/22")]
    public void A_block_reads_back_as_it_was_written(string text) => CidrBlock.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0/16")]
    [InlineData("10.0.0.0.0/16")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.256/32")]
    [InlineData("10.0.0.1/16")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/")]
    [InlineData("010.0.0.0/8")]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.+1/32")]
    [InlineData(" 10.0.0.0/16")]
    [InlineData("::/0")]
    public void An_invalid_block_is_rejected(string text) => CidrBlock.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Parsing_nonsense_says_what_it_was() =>
        Should.Throw<FormatException>(() => CidrBlock.Parse("ten")).Message.ShouldContain("'ten'");

    [Fact]
    public void A_part_index_out_of_range_is_rejected()
    {
        var block = CidrBlock.Parse("10.0.0.0/24");
        block.Subnet(2, 3).ToString().ShouldBe("10.0.0.192/26");
        Should.Throw<ArgumentOutOfRangeException>(() => block.Subnet(2, 4));
        Should.Throw<ArgumentOutOfRangeException>(() => block.Subnet(9, 0));
    }

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.3.0/24", true)]
    [InlineData("10.0.3.0/24", "10.0.0.0/16", true)]
    [InlineData("10.0.0.0/24", "10.0.1.0/24", false)]
    [InlineData("0.0.0.0/0", "10.0.1.0/24", true)]
    public void Blocks_overlap_when_they_share_an_address(string one, string other, bool overlap) =>
        CidrBlock.Parse(one).Overlaps(CidrBlock.Parse(other)).ShouldBe(overlap);

    [Fact]
    public void Parts_of_a_block_fill_it_without_overlap() => Prop.ForAll(
        (from prefix in Gen.Choose(0, 28)
         from bits in Gen.Choose(0, 4)
         from address in Gen.Choose(0, int.MaxValue)
         select (Block: new CidrBlock(prefix == 0 ? 0 : (uint)address << 1 >> (32 - prefix) << (32 - prefix), prefix), Bits: bits)).ToArbitrary(),
        sample =>
        {
            var parts = Enumerable.Range(0, 1 << sample.Bits).Select(i => sample.Block.Subnet(sample.Bits, i)).ToList();
            parts.Sum(part => part.Size).ShouldBe(sample.Block.Size);
            parts.ShouldAllBe(part => sample.Block.Contains(part));
            for (var i = 1; i < parts.Count; i++)
            {
                parts[i - 1].Overlaps(parts[i]).ShouldBeFalse();
            }
        }).QuickCheckThrowOnFailure();
}
